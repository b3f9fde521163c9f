using System.Text.Json;
using System.Text.Json.Serialization;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;

namespace Halyard;

/// <summary>Why an evaluation came out as it did. <c>default</c> is <see cref="Off"/>.</summary>
[JsonConverter(typeof(EvaluationReasonJsonConverter))]
public readonly struct EvaluationReason : IEquatable<EvaluationReason>
{
    // The rule's id or the prerequisite's key.
    private readonly string? _text;
    private readonly int _ruleIndex;
    private readonly byte _kind;
    private readonly byte _errorKind;
    private readonly bool _inExperiment;

    // The status + 1; 0 when no big segment was asked about.
    private readonly byte _bigSegmentsStatus;

    private EvaluationReason(
        EvaluationReasonKind kind,
        string? text = null,
        int ruleIndex = 0,
        EvaluationErrorKind errorKind = default,
        bool inExperiment = false,
        BigSegmentsStatus? bigSegmentsStatus = null)
    {
        _kind = (byte)kind;
        _text = text;
        _ruleIndex = ruleIndex;
        _errorKind = (byte)errorKind;
        _inExperiment = inExperiment;
        _bigSegmentsStatus = bigSegmentsStatus is { } status ? (byte)(status + 1) : (byte)0;
    }

    /// <summary>The flag is off.</summary>
    public static EvaluationReason Off => default;

    /// <summary>The context's key is a target.</summary>
    public static EvaluationReason TargetMatch => new(EvaluationReasonKind.TargetMatch);

    /// <summary>The flag is on, and no target or rule matched.</summary>
    /// <param name="inExperiment">Whether the context takes part in an experiment.</param>
    /// <returns>The reason.</returns>
    public static EvaluationReason Fallthrough(bool inExperiment = false) =>
        new(EvaluationReasonKind.Fallthrough, inExperiment: inExperiment);

    /// <summary>A rule matched.</summary>
    /// <param name="index">Its position in the flag.</param>
    /// <param name="id">Its id; may be empty.</param>
    /// <param name="inExperiment">Whether the context takes part in an experiment.</param>
    /// <returns>The reason.</returns>
    public static EvaluationReason RuleMatch(int index, string? id, bool inExperiment = false) =>
        new(EvaluationReasonKind.RuleMatch, string.IsNullOrEmpty(id) ? null : id, index, inExperiment: inExperiment);

    /// <summary>A flag that this one depends on is off or serves another variation.</summary>
    /// <param name="key">The other flag's key.</param>
    /// <returns>The reason.</returns>
    public static EvaluationReason PrerequisiteFailed(string key) => new(EvaluationReasonKind.PrerequisiteFailed, key);

    /// <summary>The flag could not be evaluated.</summary>
    /// <param name="kind">Why.</param>
    /// <returns>The reason.</returns>
    public static EvaluationReason Error(EvaluationErrorKind kind) => new(EvaluationReasonKind.Error, errorKind: kind);

    /// <summary>What decided.</summary>
    public EvaluationReasonKind Kind => (EvaluationReasonKind)_kind;

    /// <summary>The position of the rule that matched; null for other reasons.</summary>
    public int? RuleIndex => Kind == EvaluationReasonKind.RuleMatch ? _ruleIndex : null;

    /// <summary>The id of the rule that matched; null for other reasons or if it has none.</summary>
    public string? RuleId => Kind == EvaluationReasonKind.RuleMatch ? _text : null;

    /// <summary>The key of the prerequisite that failed; null for other reasons.</summary>
    public string? PrerequisiteKey => Kind == EvaluationReasonKind.PrerequisiteFailed ? _text : null;

    /// <summary>Whether the context takes part in an experiment.</summary>
    public bool InExperiment => _inExperiment;

    /// <summary>Why the flag could not be evaluated; null for other reasons.</summary>
    public EvaluationErrorKind? ErrorKind => Kind == EvaluationReasonKind.Error ? (EvaluationErrorKind)_errorKind : null;

    /// <summary>The worst status of the big segments that were asked about; null when there were none.</summary>
    public BigSegmentsStatus? BigSegmentsStatus => _bigSegmentsStatus == 0 ? null : (BigSegmentsStatus)(_bigSegmentsStatus - 1);

    /// <summary>The same reason with a status of big segments.</summary>
    /// <param name="status">The status; null for none.</param>
    /// <returns>The reason.</returns>
    public EvaluationReason With(BigSegmentsStatus? status) =>
        new(Kind, _text, _ruleIndex, (EvaluationErrorKind)_errorKind, _inExperiment, status);

    /// <summary>Writes the reason as JSON: <c>{"kind":"RULE_MATCH","ruleIndex":0,"ruleId":"…"}</c>.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        EvaluationReasonJsonConverter.Write(writer, this);
    }

    /// <summary>The reason as JSON text.</summary>
    /// <returns>Compact JSON.</returns>
    public string ToJson() => JsonText.ToString(this, static (writer, reason) => reason.WriteTo(writer));

    /// <summary>Whether both are the same reason.</summary>
    /// <param name="other">The other reason.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(EvaluationReason other) =>
        _kind == other._kind
        && _ruleIndex == other._ruleIndex
        && _errorKind == other._errorKind
        && _inExperiment == other._inExperiment
        && _bigSegmentsStatus == other._bigSegmentsStatus
        && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EvaluationReason other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(_kind, _ruleIndex, _errorKind, _inExperiment, _bigSegmentsStatus, _text);

    /// <summary>The reason in one short line: <c>RULE_MATCH(0,beta)</c>.</summary>
    /// <returns>Text for logs.</returns>
    public override string ToString() => Kind switch
    {
        EvaluationReasonKind.RuleMatch => $"RULE_MATCH({_ruleIndex},{_text})",
        EvaluationReasonKind.PrerequisiteFailed => $"PREREQUISITE_FAILED({_text})",
        EvaluationReasonKind.Error => $"ERROR({WireNames.Of((EvaluationErrorKind)_errorKind)})",
        _ => WireNames.Of(Kind),
    };

    /// <summary>Whether two reasons are equal.</summary>
    /// <param name="left">One reason.</param>
    /// <param name="right">The other reason.</param>
    /// <returns>True when they are equal.</returns>
    public static bool operator ==(EvaluationReason left, EvaluationReason right) => left.Equals(right);

    /// <summary>Whether two reasons differ.</summary>
    /// <param name="left">One reason.</param>
    /// <param name="right">The other reason.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(EvaluationReason left, EvaluationReason right) => !left.Equals(right);

    /// <summary>The same reason for a context that takes part in an experiment.</summary>
    internal EvaluationReason InAnExperiment() => new(Kind, _text, _ruleIndex, inExperiment: true);
}

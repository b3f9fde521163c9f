using System.Text.Json;
using System.Text.Json.Serialization;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Targeting;

/// <summary>Reasons to and from JSON (protocol §2.9).</summary>
public sealed class EvaluationReasonJsonConverter : JsonConverter<EvaluationReason>
{
    internal static void Write(Utf8JsonWriter writer, EvaluationReason reason)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, WireNames.Of(reason.Kind));
        if (reason.RuleIndex is { } ruleIndex)
        {
            writer.WriteNumber("ruleIndex"u8, ruleIndex);
        }

        WriteIfAny(writer, "ruleId"u8, reason.RuleId);
        WriteIfAny(writer, "prerequisiteKey"u8, reason.PrerequisiteKey);
        if (reason.InExperiment)
        {
            writer.WriteBoolean("inExperiment"u8, true);
        }

        WriteIfAny(writer, "errorKind"u8, reason.ErrorKind is { } errorKind ? WireNames.Of(errorKind) : null);
        WriteIfAny(writer, "bigSegmentsStatus"u8, reason.BigSegmentsStatus is { } status ? WireNames.Of(status) : null);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override EvaluationReason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = FlagValueJson.Read(ref reader, null).Properties;
        var inExperiment = Find(json, "inExperiment").AsBool;
        var reason = WireNames.ReasonKindOf(Find(json, "kind").AsString) switch
        {
            EvaluationReasonKind.Off => EvaluationReason.Off,
            EvaluationReasonKind.Fallthrough => EvaluationReason.Fallthrough(inExperiment),
            EvaluationReasonKind.TargetMatch => EvaluationReason.TargetMatch,
            EvaluationReasonKind.RuleMatch =>
                EvaluationReason.RuleMatch(Find(json, "ruleIndex").AsInt, Find(json, "ruleId").AsString, inExperiment),
            EvaluationReasonKind.PrerequisiteFailed => EvaluationReason.PrerequisiteFailed(Find(json, "prerequisiteKey").AsString ?? ""),
            EvaluationReasonKind.Error =>
                EvaluationReason.Error(WireNames.ErrorKindOf(Find(json, "errorKind").AsString) ?? EvaluationErrorKind.Exception),
            _ => throw new JsonException("The evaluation reason has no kind that is known."),
        };
        return reason.With(WireNames.StatusOf(Find(json, "bigSegmentsStatus").AsString));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EvaluationReason value, JsonSerializerOptions options) => Write(writer, value);

    private static FlagValue Find(IReadOnlyDictionary<string, FlagValue> json, string name) => json.GetValueOrDefault(name);

    private static void WriteIfAny(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>Individual targets of one variation and context kind, as the API shows them.</summary>
public sealed record TargetRep
{
    public ImmutableArray<string> Values { get; init; } = [];

    public required int Variation { get; init; }

    public string? ContextKind { get; init; }

    [JsonIgnore]
    public bool IsUsers => ContextKind is null or "" or Context.DefaultKind;

    public static TargetRep From(Target target) => new()
    {
        Values = target.Values,
        Variation = target.Variation,
        ContextKind = AreUsers(target) ? Context.DefaultKind : target.ContextKind,
    };

    internal static bool AreUsers(Target target) => target.ContextKind is null or "" or Context.DefaultKind;
}

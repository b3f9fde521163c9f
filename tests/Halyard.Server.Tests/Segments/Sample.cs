using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Evaluation.Segments;

namespace Halyard.Server.Tests.Segments;

/// <summary>A segment with something of everything, and a way to see at a glance what became of it.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset At = new(2026, 1, 5, 10, 30, 15, TimeSpan.Zero);

    public static readonly SegmentDefinition Segment = new()
    {
        Key = "beta",
        Name = "Beta testers",
        Description = "who asked",
        Tags = ["a", "b"],
        Version = 7,
        CreatedAt = At.AddDays(-2),
        LastModified = At.AddDays(-1),
        Salt = "salt",
        Included = [Target("user", "u1", "u2"), Target("org", "acme")],
        Excluded = [Target("user", "x1")],
        Rules =
        [
            new()
            {
                Id = "r1",
                Description = "Adults",
                Clauses = [Clause("c1", "user", "country", "in", "CH", "AT"), Clause("c2", "user", "age", "greaterThan", 17)],
            },
            new()
            {
                Id = "r2",
                Clauses = [Clause("c3", "org", "plan", "in", "gold")],
                Weight = 50_000,
                RolloutContextKind = "org",
                BucketBy = "name",
            },
        ],
    };

    public static ImmutableArray<SegmentInstruction> Instructions(string json) =>
        JsonSerializer.Deserialize(json, ApiJson.Default.ImmutableArraySegmentInstruction);

    /// <summary>A segment as lines: <c>+ user u1 u2</c>, <c>rule r1: c1 user country in "CH"</c>.</summary>
    public static IEnumerable<string> Lines(SegmentDefinition segment) =>
    [
        $"name {segment.Name}",
        $"description {segment.Description}",
        $"tags {string.Join(' ', segment.Tags)}",
        .. segment.Included.Select(static target => $"+ {target.ContextKind} {string.Join(' ', target.Values)}"),
        .. segment.Excluded.Select(static target => $"- {target.ContextKind} {string.Join(' ', target.Values)}"),
        $"order {string.Join(' ', segment.Rules.Select(static rule => rule.Id))}",
        .. segment.Rules.Select(static rule =>
            $"rule {rule.Id} '{rule.Description}' {rule.Weight} {rule.RolloutContextKind} {rule.BucketBy}: {string.Join(" & ", rule.Clauses.Select(Words))}"),
    ];

    public static TargetingClause Clause(string id, string kind, string attribute, string op, params ReadOnlySpan<FlagValue> values) =>
        new() { Id = id, ContextKind = kind, Attribute = attribute, Op = op, Values = [.. values] };

    private static string Words(TargetingClause clause) =>
        $"{clause.Id} {clause.ContextKind} {clause.Attribute} {(clause.Negate ? "not " : "")}{clause.Op} {string.Join(' ', clause.Values)}";

    private static SegmentTarget Target(string kind, params ReadOnlySpan<string> keys) => new() { ContextKind = kind, Values = [.. keys] };
}

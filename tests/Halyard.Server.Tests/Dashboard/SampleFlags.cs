using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Tests.Dashboard;

/// <summary>Flags as pages show them.</summary>
internal static class SampleFlags
{
    public const string Environment = "production";

    public static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Three variations, two rules, a few targets, a prerequisite.</summary>
    public static FlagDefinition Full() => Of(Targeting() with
    {
        OffVariation = 2,
        Fallthrough = VariationOrRollout.Of(1),
        Prerequisites = [new Prerequisite("payments", 0)],
        Targets = [new Target { ContextKind = "user", Variation = 0, Values = ["ada", "bob"] }],
        Rules =
        [
            Rule("staff", VariationOrRollout.Of(0), Clause("c1", "email", "endsWith", "@example.com")),
            Rule("beta", VariationOrRollout.Of(Rollout.Of(20_000, 30_000, 50_000)), Clause("c2", "plan", "in", "pro", "team"), Clause("c3", "country", "in", "CH")),
        ],
    });

    public static FlagDefinition Of(FlagTargeting targeting) => new()
    {
        Key = "checkout",
        Name = "Checkout",
        Version = 5,
        CreatedAt = At,
        Variations = [Variation("a", "new"), Variation("b", "old"), Variation("c", "none")],
        Defaults = new FlagDefaults(0, 2),
        Environments = ImmutableSortedDictionary<string, FlagTargeting>.Empty.Add(Environment, targeting).Add("test", Targeting()),
    };

    public static FlagDefinition Boolean(string key) => Of(Targeting()) with
    {
        Key = key,
        Name = key,
        Variations = [new Variation { Id = $"{key}-on", Value = true }, new Variation { Id = $"{key}-off", Value = false }],
        Defaults = new FlagDefaults(0, 1),
    };

    public static FlagTargeting Targeting() => new()
    {
        On = true,
        Version = 3,
        LastModified = At,
        Salt = "salt",
        Sel = "sel",
        Fallthrough = VariationOrRollout.Of(0),
        OffVariation = 1,
    };

    public static TargetingRule Rule(string id, VariationOrRollout serve, params ReadOnlySpan<TargetingClause> clauses) =>
        new() { Id = id, Description = id, Serve = serve, Clauses = [.. clauses] };

    public static TargetingClause Clause(string id, string attribute, string op, params ReadOnlySpan<string> values) =>
        new() { Id = id, ContextKind = "user", Attribute = attribute, Op = op, Values = [.. values.ToArray().Select(FlagValue.Of)] };

    private static Variation Variation(string id, string value) => new() { Id = id, Value = value };
}

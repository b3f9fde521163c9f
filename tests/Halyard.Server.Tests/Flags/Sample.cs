using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

/// <summary>A flag with three colours in two environments, and what is done with it.</summary>
internal static class Sample
{
    public const string Red = "red-id";
    public const string Green = "green-id";
    public const string Blue = "blue-id";

    public static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Made.AddDays(7);

    public static readonly FlagSurroundings Surroundings = new() { Environment = "test", At = Now };

    public static FlagDefinition Flag(string key = "banner") => new()
    {
        Key = key,
        Name = "Banner",
        Version = 3,
        CreatedAt = Made,
        Variations = [Variation(Red, "red"), Variation(Green, "green"), Variation(Blue, "blue")],
        Defaults = new FlagDefaults(0, 2),
        Environments = ImmutableSortedDictionary<string, FlagTargeting>.Empty.Add("production", Targeting(5)).Add("test", Targeting(2)),
    };

    /// <summary>The sample flag, changed in the environment 'test'.</summary>
    public static FlagDefinition InTest(Func<FlagTargeting, FlagTargeting> change)
    {
        var flag = Flag();
        return flag with { Environments = flag.Environments.SetItem("test", change(flag.Environments["test"])) };
    }

    /// <summary>The sample flag with rules that serve the variations with the given indices; their ids are rule-1, rule-2…, their clauses' ids clause-1….</summary>
    public static FlagDefinition WithRules(params int[] variations) =>
        InTest(test => test with { Rules = [.. variations.Select(static (variation, index) => Rule(index + 1, variation))] });

    public static FlagDefinition WithTargets(params (string Kind, int Variation, string[] Values)[] targets) => InTest(test => test with
    {
        Targets = [.. targets.Select(static target => new Target { ContextKind = target.Kind, Variation = target.Variation, Values = [.. target.Values] })],
    });

    public static NewClause Clause(string attribute = "country", string op = "in", params FlagValue[] values) =>
        new() { Attribute = attribute, Op = op, Values = values.Length == 0 ? ["CH"] : [.. values] };

    public static ImmutableSortedDictionary<string, int> Weights(params (string Id, int Weight)[] weights) =>
        weights.ToImmutableSortedDictionary(static weight => weight.Id, static weight => weight.Weight);

    public static Result<FlagOutcome> Apply(this FlagDefinition flag, params FlagInstruction[] instructions) =>
        FlagInstructions.Apply(flag, [.. instructions], Surroundings);

    public static Result<FlagOutcome> Apply(this FlagDefinition flag, FlagSurroundings surroundings, params FlagInstruction[] instructions) =>
        FlagInstructions.Apply(flag, [.. instructions], surroundings);

    /// <summary>What the environment 'test' is like after the instructions.</summary>
    public static FlagTargeting Test(this Result<FlagOutcome> result) => result.Value.Flag.Environments["test"];

    public static void ShouldChangeNothing(this Result<FlagOutcome> result)
    {
        result.Refusal.ShouldBeNull();
        result.Value.ChangesNothing.ShouldBeTrue();
        result.Value.Sentences.ShouldBeEmpty();
        result.Value.Flag.Version.ShouldBe(3);
    }

    public static void ShouldBeRefused(this Result<FlagOutcome> result, string field, string message)
    {
        result.Refusal.ShouldNotBeNull();
        result.Refusal.Field.ShouldBe($"instructions[0].{field}");
        result.Refusal.Message.ShouldContain(message);
        result.Refusal.Message.ShouldEndWith(".");
    }

    private static Variation Variation(string id, string value) => new() { Id = id, Value = value };

    private static FlagTargeting Targeting(int version) => new()
    {
        Version = version,
        LastModified = Made,
        Salt = "salt",
        Sel = "sel",
        Fallthrough = VariationOrRollout.Of(0),
        OffVariation = 2,
    };

    private static TargetingRule Rule(int number, int variation) => new()
    {
        Id = $"rule-{number}",
        Ref = $"ref-{number}",
        Serve = VariationOrRollout.Of(variation),
        Clauses = [new TargetingClause { Id = $"clause-{number}", ContextKind = "user", Attribute = "country", Op = "in", Values = ["SE", "DK"] }],
    };
}

using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Server.Flags;
using Halyard.Server.Segments;

namespace Halyard.Server.Startup.Demo;

/// <summary>The sentences the story is told in.</summary>
internal static class Tell
{
    public const string Test = "test";
    public const string Staging = "staging";
    public const string Production = "production";

    public static DemoStep Made(double days, string by, NewFlag flag, string comment) => new(
        days,
        by,
        async scene => (await scene.Flags.CreateAsync(scene.Actor, DemoProject.Key, flag, comment, scene.CancellationToken)).Refusal);

    /// <summary>
    /// A change of a flag. The instructions are made from the flag as it is, because they name its variations by their ids.
    /// </summary>
    public static DemoStep Changed(
        double days,
        string by,
        string flag,
        string environment,
        string? comment,
        Func<FlagDefinition, ImmutableArray<FlagInstruction>> instructions) => new(
            days,
            by,
            async scene => (await scene.Flags.ChangeAsync(
                scene.Actor,
                DemoProject.Key,
                flag,
                comment,
                false,
                current => new FlagChange { Environment = environment, Instructions = instructions(current), Comment = comment },
                scene.CancellationToken)).Refusal);

    public static DemoStep Switched(double days, string by, string flag, string environment, string? comment) =>
        Changed(days, by, flag, environment, comment, static _ => [new FlagInstruction.TurnFlagOn()]);

    /// <summary>The same segment in every environment.</summary>
    public static IEnumerable<DemoStep> Gathered(double days, string by, NewSegment segment, ImmutableArray<SegmentInstruction> members) =>
        new[] { Test, Staging, Production }.Select(environment => new DemoStep(
            days,
            by,
            async scene => (await scene.Segments.CreateAsync(
                scene.Actor, DemoProject.Key, environment, segment, "The same people everywhere", scene.CancellationToken)).Refusal
                ?? (await scene.Segments.ChangeAsync(
                    scene.Actor,
                    DemoProject.Key,
                    environment,
                    segment.Key,
                    new SegmentChange { Instructions = members, Comment = "The same people everywhere" },
                    scene.CancellationToken)).Refusal));

    public static string Id(this FlagDefinition flag, FlagValue value) => flag.Variations.First(variation => variation.Value == value).Id;

    public static NewClause When(string kind, string attribute, string op, params ImmutableArray<FlagValue> values) =>
        new() { ContextKind = kind, Attribute = attribute, Op = op, Values = values };

    public static NewClause InSegment(string key) => new() { Op = "segmentMatch", Values = [key] };

    /// <summary>Shares of variations in percent.</summary>
    public static ImmutableSortedDictionary<string, int> Shares(params ReadOnlySpan<(string Variation, int Percent)> shares)
    {
        var weights = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (variation, percent) in shares)
        {
            weights[variation] = percent * 1000;
        }

        return weights.ToImmutable();
    }

    public static FlagInstruction Otherwise(string variation) =>
        new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = variation };

    public static FlagInstruction OtherwiseShared(ImmutableSortedDictionary<string, int> weights, string? kind = null) =>
        new FlagInstruction.UpdateFallthroughVariationOrRollout { RolloutWeights = weights, RolloutContextKind = kind };
}

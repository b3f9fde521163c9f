using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>Looks up what the rules need to know to apply given instructions; what no instruction asks about is not read.</summary>
internal static class FlagLookups
{
    public static async Task<FlagSurroundings> ReadAsync(
        Session session,
        string project,
        long projectId,
        string? environment,
        ImmutableArray<FlagInstruction> instructions,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var prerequisites = instructions.SelectMany(PrerequisitesIn).Distinct(StringComparer.Ordinal).ToList();
        var others = prerequisites.Count == 0 ? [] : await FlagStore.ListAsync(session, projectId, prerequisites, cancellationToken);
        return new FlagSurroundings
        {
            Environment = environment,
            At = at,
            Others = others.ToImmutableDictionary(static other => other.Key, StringComparer.Ordinal),
            Prerequisites = prerequisites.Count > 0 || instructions.Any(IsBoundByOthers)
                ? await FlagIndex.ReadPrerequisitesAsync(session, projectId, cancellationToken)
                : PrerequisiteGraph.Empty,
            Segments = await ReadSegmentsAsync(session, project, environment, instructions, cancellationToken),
            Members = await ReadMembersAsync(session, instructions, cancellationToken),
        };
    }

    private static IEnumerable<string> PrerequisitesIn(FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddPrerequisite add => [add.Key],
        FlagInstruction.UpdatePrerequisite update => [update.Key],
        FlagInstruction.ReplacePrerequisites replace => replace.Prerequisites.Select(static wanted => wanted.Key),
        _ => [],
    };

    // Those that flags which need this one can stand in the way of.
    private static bool IsBoundByOthers(FlagInstruction instruction) => instruction
        is FlagInstruction.AddVariation or FlagInstruction.RemoveVariation or FlagInstruction.ReorderVariations
        or FlagInstruction.ArchiveFlag or FlagInstruction.DeleteFlag;

    private static bool CanNameSegments(FlagInstruction instruction) => instruction
        is FlagInstruction.AddRule or FlagInstruction.ReplaceRules or FlagInstruction.AddClauses
        or FlagInstruction.UpdateClause or FlagInstruction.AddValuesToClause;

    private static async Task<ImmutableHashSet<SegmentUse>> ReadSegmentsAsync(
        Session session, string project, string? environment, ImmutableArray<FlagInstruction> instructions, CancellationToken cancellationToken)
    {
        var keys = instructions
            .Where(CanNameSegments)
            .Select(instruction => ((FlagInstruction.InEnvironment)instruction).EnvironmentKey ?? environment)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        var segments = ImmutableHashSet.CreateBuilder<SegmentUse>();
        foreach (var key in keys)
        {
            segments.UnionWith((await Places.ListSegmentsAsync(session, project, key, cancellationToken)).Select(segment => new SegmentUse(key, segment)));
        }

        return segments.ToImmutable();
    }

    private static async Task<ImmutableHashSet<string>> ReadMembersAsync(
        Session session, ImmutableArray<FlagInstruction> instructions, CancellationToken cancellationToken)
    {
        var members = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var update in instructions.OfType<FlagInstruction.UpdateMaintainerMember>())
        {
            if (await MemberStore.FindAsync(session, update.Value, cancellationToken) is { } member)
            {
                members.Add(member.PublicId);
            }
        }

        return members.ToImmutable();
    }
}

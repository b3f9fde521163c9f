using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>Makes flags, inside a transaction.</summary>
internal static class FlagCreation
{
    public static async Task<Result<FlagDefinition>> CreateAsync(
        ChangeTransaction transaction, string project, NewFlag wanted, string? clone, CancellationToken cancellationToken)
    {
        var session = transaction.Session;
        if (await Places.FindProjectAsync(session, project, cancellationToken) is not { } projectId)
        {
            return Refusal.NotFound($"Project '{project}' does not exist.");
        }

        var old = await FlagStore.FindRowAsync(session, projectId, wanted.Key, cancellationToken);
        if (old is { IsDeleted: false })
        {
            return Refusal.Conflict($"Flag '{wanted.Key}' exists already in project '{project}'.");
        }

        var source = clone is null ? null : await FlagStore.FindAsync(session, projectId, clone, cancellationToken);
        if (clone is not null && source is null)
        {
            return Refusal.Invalid("clone", $"Flag '{clone}' does not exist in project '{project}'.");
        }

        var definition = (await Places.FindProjectDefinitionAsync(session, project, cancellationToken))!;
        var environments = await Places.ListEnvironmentDefinitionsAsync(session, project, cancellationToken);
        if (NewFlags.Define(wanted, source, definition, environments, transaction.Actor.MemberId, transaction.At).IsRefused(out var refusal, out var flag)
            || (await BeginAsync(transaction, project, projectId, wanted, flag, cancellationToken)).IsRefused(out refusal, out flag))
        {
            return refusal;
        }

        var made = Continue(flag, old?.Definition);
        await FlagStore.AddAsync(session, projectId, made, transaction.At, cancellationToken);
        return made;
    }

    // What a flag is to have from the start goes through the same rules as any later change.
    private static async Task<Result<FlagDefinition>> BeginAsync(
        ChangeTransaction transaction, string project, long projectId, NewFlag wanted, FlagDefinition flag, CancellationToken cancellationToken)
    {
        var instructions = FirstInstructions(wanted, flag);
        var surroundings = await FlagLookups.ReadAsync(
            transaction.Session, project, projectId, null, instructions, transaction.At, cancellationToken);
        if (wanted.MaintainerId is { } maintainer && await MemberStore.FindAsync(transaction.Session, maintainer, cancellationToken) is null)
        {
            return Refusal.Invalid("maintainerId", $"There is no member with the id '{maintainer}'.");
        }

        return FlagInstructions.Apply(flag, instructions, surroundings).IsRefused(out var refusal, out var outcome)
            ? refusal with { Field = "initialPrerequisites" }
            : outcome.Flag;
    }

    private static ImmutableArray<FlagInstruction> FirstInstructions(NewFlag wanted, FlagDefinition flag)
    {
        var instructions = ImmutableArray.CreateBuilder<FlagInstruction>();
        foreach (var environment in flag.Environments.Keys)
        {
            if (wanted.IsFlagOn is true)
            {
                instructions.Add(new FlagInstruction.TurnFlagOn { EnvironmentKey = environment });
            }

            foreach (var needed in wanted.InitialPrerequisites ?? [])
            {
                instructions.Add(new FlagInstruction.AddPrerequisite(needed.Key, needed.VariationId) { EnvironmentKey = environment });
            }
        }

        return instructions.ToImmutable();
    }

    // SDKs may still remember the end of a deleted flag with this key: the new one begins above it.
    private static FlagDefinition Continue(FlagDefinition flag, FlagDefinition? old) => flag with
    {
        Version = (old?.Version ?? 0) + 1,
        Environments = flag.Environments.ToImmutableSortedDictionary(
            static each => each.Key,
            each => each.Value with { Version = (old?.Environments.GetValueOrDefault(each.Key)?.Version ?? 0) + 1 }),
    };
}

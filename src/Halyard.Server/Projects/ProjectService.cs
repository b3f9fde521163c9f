using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>What can be done with projects.</summary>
internal sealed class ProjectService(Database database, Publisher publisher, EnvironmentCreation environments)
{
    private const int MaxKey = 100;

    public async Task<Result<ProjectDefinition>> GetAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", Specifier.Of(key)) is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await ProjectStore.FindAsync(session, key, cancellationToken) is { } project ? project : Missing(key);
    }

    public async Task<Result<Page<ProjectDefinition>>> ListAsync(Actor actor, ProjectQuery query, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", Specifier.Of("*")) is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return query.Paging.Of(query.Select(await ProjectStore.ListAsync(session, cancellationToken)));
    }

    /// <param name="actor">Who makes it.</param>
    /// <param name="wanted">The project.</param>
    /// <param name="keys">Keys that environments are to have, by the environment's key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Result<ProjectDefinition>> CreateAsync(
        Actor actor, NewProject wanted, IReadOnlyDictionary<string, GivenKeys>? keys, CancellationToken cancellationToken)
    {
        if ((Check(wanted) ?? Permissions.Check(actor, "createProject", Specifier.Of(wanted.Key))) is { } refusal)
        {
            return refusal;
        }

        return await publisher.CommitAsync<ProjectDefinition>(
            actor,
            null,
            transaction => CreateAsync(transaction, wanted, keys ?? ImmutableDictionary<string, GivenKeys>.Empty, cancellationToken),
            cancellationToken);
    }

    public async Task<Result<ProjectDefinition>> ChangeAsync(
        Actor actor, string key, ImmutableArray<ProjectInstruction> instructions, string? comment, CancellationToken cancellationToken) =>
        await publisher.CommitAsync<ProjectDefinition>(
            actor,
            comment,
            async transaction =>
            {
                if (await ProjectStore.FindAsync(transaction.Session, key, cancellationToken) is not { } before)
                {
                    return Missing(key);
                }

                var accesses = instructions
                    .Select(instruction => new ChangeAccess(ProjectInstructions.ActionOf(instruction), Specifier.Of(before)))
                    .Distinct()
                    .ToList();
                return Permissions.CheckAll(actor, accesses) is { } forbidden
                    ? forbidden
                    : await ChangeAsync(transaction, before, instructions, accesses, cancellationToken);
            },
            cancellationToken);

    public async Task<Result<ProjectDefinition>> DeleteAsync(
        Actor actor, string key, string? comment, CancellationToken cancellationToken) =>
        await publisher.CommitAsync<ProjectDefinition>(
            actor,
            comment,
            async transaction =>
            {
                if (await ProjectStore.FindAsync(transaction.Session, key, cancellationToken) is not { } project)
                {
                    return Missing(key);
                }

                if (Permissions.Check(actor, "deleteProject", Specifier.Of(project)) is { } forbidden)
                {
                    return forbidden;
                }

                if (await ProjectStore.CountAsync(transaction.Session, cancellationToken) == 1)
                {
                    return Refusal.Conflict($"Project '{key}' is the only one. Make another before you delete it.");
                }

                // Recorded first: those who take part still find what they look after.
                var draft = Draft(project, ChangeAction.Deleted, "Deleted the project", "deleteProject") with { Before = ToJson(project) };
                if (await transaction.RecordAsync(draft, cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                await ProjectStore.DeleteAsync(transaction.Session, key, cancellationToken);
                return project;
            },
            cancellationToken);

    private static Refusal Missing(string key) => Refusal.NotFound($"Project '{key}' does not exist.");

    private static Refusal? Check(NewProject wanted) =>
        Keys.Check("key", wanted.Key, MaxKey)
        ?? Keys.CheckName("name", wanted.Name)
        ?? Keys.CheckTags("tags", wanted.Tags ?? [])
        ?? ProjectInstructions.CheckConvention("namingConvention.case", wanted.NamingConvention);

    private async Task<Result<ProjectDefinition>> CreateAsync(
        ChangeTransaction transaction, NewProject wanted, IReadOnlyDictionary<string, GivenKeys> keys, CancellationToken cancellationToken)
    {
        if (await ProjectStore.FindAsync(transaction.Session, wanted.Key, cancellationToken) is not null)
        {
            return Refusal.Conflict($"Project '{wanted.Key}' exists already.");
        }

        var project = Define(wanted);
        await ProjectStore.AddAsync(transaction.Session, project, transaction.At, cancellationToken);
        var draft = Draft(project, ChangeAction.Created, "Created the project", "createProject") with { After = ToJson(project) };
        if (await transaction.RecordAsync(draft, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var first = wanted.Environments is { IsEmpty: false } given ? given : StartingEnvironments.Both;
        for (var i = 0; i < first.Length; i++)
        {
            var made = await environments.CreateAsync(
                transaction, project.Key, first[i], keys.GetValueOrDefault(first[i].Key) ?? GivenKeys.None, cancellationToken);
            if (made.Refusal is { } refused)
            {
                return refused.Under($"environments[{i}]");
            }
        }

        return project;
    }

    private static async Task<Result<ProjectDefinition>> ChangeAsync(
        ChangeTransaction transaction,
        ProjectDefinition before,
        ImmutableArray<ProjectInstruction> instructions,
        IReadOnlyList<ChangeAccess> accesses,
        CancellationToken cancellationToken)
    {
        if (ProjectInstructions.Apply(before, instructions).IsRefused(out var invalid, out var applied))
        {
            return invalid;
        }

        var beforeJson = ToJson(before);
        if (JsonElement.DeepEquals(beforeJson, ToJson(applied)))
        {
            return before;
        }

        var after = applied with { Version = before.Version + 1 };
        if (!await ProjectStore.TrySaveAsync(transaction.Session, after, cancellationToken))
        {
            return new Refusal(
                RefusalCode.OptimisticLocking, $"Project '{before.Key}' has been changed meanwhile. Read it again and repeat the change.");
        }

        var refusal = await transaction.RecordAsync(
            new ChangeDraft
            {
                Resource = ResourceKind.Project,
                Action = ChangeAction.Updated,
                Project = after.Key,
                Key = after.Key,
                Name = after.Name,
                Sentences = [.. instructions.Select(ProjectSentences.Of)],
                Accesses = accesses,
                Instructions = JsonSerializer.SerializeToElement(instructions, ApiJson.Default.ImmutableArrayProjectInstruction),
                Before = beforeJson,
                After = ToJson(after),
            },
            cancellationToken);
        return refusal is null ? after : refusal;
    }

    private static ProjectDefinition Define(NewProject wanted) => new()
    {
        Id = PublicId.Create(),
        Key = wanted.Key,
        Name = wanted.Name,
        Version = 1,
        Tags = [.. (wanted.Tags ?? []).Distinct(StringComparer.Ordinal)],
        IncludeInSnippetByDefault = wanted.IncludeInSnippetByDefault ?? false,
        DefaultClientSideAvailability = wanted.DefaultClientSideAvailability ?? ClientSideAvailability.Default,
        NamingConvention = wanted.NamingConvention,
    };

    private static ChangeDraft Draft(ProjectDefinition project, ChangeAction action, string sentence, string permission) => new()
    {
        Resource = ResourceKind.Project,
        Action = action,
        Project = project.Key,
        Key = project.Key,
        Name = project.Name,
        Sentences = [sentence],
        Accesses = [new ChangeAccess(permission, Specifier.Of(project))],
    };

    private static JsonElement ToJson(ProjectDefinition project) =>
        JsonSerializer.SerializeToElement(project, ApiJson.Default.ProjectDefinition);
}

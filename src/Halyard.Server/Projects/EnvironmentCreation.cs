using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>Makes environments, with their keys, inside a transaction.</summary>
internal sealed class EnvironmentCreation(KeyVault vault)
{
    private const int MaxKey = 100;
    private static readonly string[] Palette = ["0091D5", "7B57C2", "D0021B", "00A88F", "E0569B", "8B572A"];

    public async Task<Result<EnvironmentDefinition>> CreateAsync(
        ChangeTransaction transaction, string project, NewEnvironment wanted, GivenKeys keys, CancellationToken cancellationToken)
    {
        if (Check(wanted) is { } invalid)
        {
            return invalid;
        }

        var session = transaction.Session;
        var siblings = await Places.ListEnvironmentDefinitionsAsync(session, project, cancellationToken);
        if ((CheckSiblings(project, wanted, siblings) ?? await CheckFreeAsync(session, keys, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        var environment = Define(wanted, keys.ClientSideId ?? PublicId.Create(), siblings.Count);
        var projectId = (await Places.FindProjectAsync(session, project, cancellationToken))!.Value;
        var id = await EnvironmentStore.AddAsync(session, projectId, environment, transaction.At, cancellationToken);
        await AddKeyAsync(EnvironmentKeyKind.Sdk, keys.SdkKey ?? Secret.Create(Secret.SdkKeyPrefix));
        await AddKeyAsync(EnvironmentKeyKind.Mobile, keys.MobileKey ?? Secret.Create(Secret.MobileKeyPrefix));
        var refused = await transaction.RecordAsync(Draft(project, environment, wanted.Source?.Key), cancellationToken);
        return refused is null ? environment : refused;

        Task AddKeyAsync(EnvironmentKeyKind kind, string value) =>
            KeyStore.AddAsync(session, vault.Store(id, kind, value, transaction.At), cancellationToken);
    }

    private static Refusal? Check(NewEnvironment wanted) =>
        Keys.Check("key", wanted.Key, MaxKey)
        ?? Keys.CheckName("name", wanted.Name)
        ?? (wanted.Color is { } color ? EnvironmentInstructions.CheckColor("color", color) : null)
        ?? EnvironmentInstructions.CheckTtl("defaultTtl", wanted.DefaultTtl ?? 0)
        ?? Keys.CheckTags("tags", wanted.Tags ?? []);

    private static Refusal? CheckSiblings(string project, NewEnvironment wanted, IReadOnlyList<EnvironmentDefinition> siblings)
    {
        if (siblings.Any(sibling => sibling.Key == wanted.Key))
        {
            return Refusal.Conflict($"Environment '{wanted.Key}' exists already in project '{project}'.");
        }

        if (wanted.Source is not { } source)
        {
            return null;
        }

        var from = siblings.FirstOrDefault(sibling => sibling.Key == source.Key);
        return from is null
            ? Refusal.Invalid("source.key", $"Environment '{source.Key}' does not exist in project '{project}'.")
            : source.Version is { } version && version != from.Version
                ? new Refusal(
                    RefusalCode.OptimisticLocking,
                    $"Environment '{source.Key}' is at version {from.Version}, not {version}.",
                    "source.version")
                : null;
    }

    private static async Task<Refusal?> CheckFreeAsync(Session session, GivenKeys keys, CancellationToken cancellationToken)
    {
        foreach (var (name, key) in new[] { ("SdkKey", keys.SdkKey), ("MobileKey", keys.MobileKey) })
        {
            if (key is not null && await KeyStore.ExistsAsync(session, Secret.Hash(key), cancellationToken))
            {
                return new Refusal(RefusalCode.Conflict, "The key belongs to another environment already.", name);
            }
        }

        return keys.ClientSideId is { } id && await EnvironmentStore.IsClientSideIdTakenAsync(session, id, cancellationToken)
            ? new Refusal(RefusalCode.Conflict, "The client-side ID belongs to another environment already.", nameof(keys.ClientSideId))
            : null;
    }

    private static EnvironmentDefinition Define(NewEnvironment wanted, string id, int position) => new()
    {
        Id = id,
        Key = wanted.Key,
        Name = wanted.Name,
        Version = 1,
        Color = wanted.Color ?? Palette[position % Palette.Length],
        DefaultTtl = wanted.DefaultTtl ?? 0,
        SecureMode = wanted.SecureMode ?? false,
        DefaultTrackEvents = wanted.DefaultTrackEvents ?? false,
        RequireComments = wanted.RequireComments ?? false,
        ConfirmChanges = wanted.ConfirmChanges ?? false,
        Critical = wanted.Critical ?? false,
        Tags = [.. (wanted.Tags ?? []).Distinct(StringComparer.Ordinal)],
    };

    private static ChangeDraft Draft(string project, EnvironmentDefinition environment, string? source) => new()
    {
        Resource = ResourceKind.Environment,
        Action = ChangeAction.Created,
        Project = project,
        Environment = environment.Key,
        Key = environment.Key,
        Name = environment.Name,
        Sentences = [source is null ? "Created the environment" : $"Created the environment as a copy of '{source}'"],
        Accesses = [new ChangeAccess("createEnvironment", Specifier.Of(project, environment))],
        CopyOf = source,
        After = JsonSerializer.SerializeToElement(environment, ApiJson.Default.EnvironmentDefinition),
    };
}

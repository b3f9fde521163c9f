using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Evaluation.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;

namespace Halyard.Server.Tests.Support;

/// <summary>
/// Changes flags and segments the way that features do, in one transaction with their history, but with versions of the test's choice.
/// </summary>
internal static class SeedFlags
{
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A boolean flag: its version in each environment.</summary>
    public static FlagDefinition Flag(string key, params (string Environment, int Version)[] environments) => new()
    {
        Key = key,
        Name = key,
        Version = 1,
        CreatedAt = Made,
        Variations = [new Variation { Id = "on", Value = true }, new Variation { Id = "off", Value = false }],
        Defaults = new FlagDefaults(0, 1),
        Environments = environments.ToImmutableSortedDictionary(static each => each.Environment, static each => Targeting(each.Version)),
    };

    public static SegmentDefinition Segment(string key, int version) => new()
    {
        Key = key,
        Name = key,
        Version = version,
        CreatedAt = Made,
        LastModified = Made,
        Salt = "salt",
    };

    public static Task SaveAsync(this SdkServer server, FlagDefinition flag, bool isDeleted = false) =>
        server.CommitAsync(transaction => transaction.SaveAsync(flag, isDeleted));

    public static Task SaveAsync(this SdkServer server, SegmentDefinition segment, bool isDeleted = false) =>
        server.CommitAsync(transaction => transaction.SaveAsync(segment, isDeleted));

    /// <summary>Several changes in one transaction.</summary>
    public static Task CommitAsync(this SdkServer server, Func<ChangeTransaction, Task> work) => server.Get<Publisher>().CommitAsync<bool>(
        Actor.System,
        null,
        async transaction =>
        {
            await work(transaction);
            return true;
        },
        Token);

    public static async Task SaveAsync(this ChangeTransaction transaction, FlagDefinition flag, bool isDeleted = false)
    {
        await transaction.Session.ExecuteAsync(
            """
            INSERT INTO flags (project_id, key, version, archived, deleted, document, created_at, updated_at)
            VALUES ((SELECT id FROM projects WHERE key = 'default'), @Key, @Version, @Archived, @isDeleted, @document, 0, 0)
            ON CONFLICT (project_id, key) DO UPDATE SET archived = excluded.archived, deleted = excluded.deleted, document = excluded.document
            """,
            new { flag.Key, flag.Version, flag.Archived, isDeleted, document = JsonSerializer.Serialize(flag, ApiJson.Default.FlagDefinition) },
            Token);
        await RecordAsync(transaction, ResourceKind.Flag, flag.Key, null);
    }

    public static async Task SaveAsync(this ChangeTransaction transaction, SegmentDefinition segment, bool isDeleted = false)
    {
        await transaction.Session.ExecuteAsync(
            """
            INSERT INTO segments (environment_id, key, version, deleted, document, created_at, updated_at)
            VALUES ((SELECT id FROM environments WHERE key = 'production'), @Key, @Version, @isDeleted, @document, 0, 0)
            ON CONFLICT (environment_id, key) DO UPDATE SET version = excluded.version, deleted = excluded.deleted, document = excluded.document
            """,
            new { segment.Key, segment.Version, isDeleted, document = JsonSerializer.Serialize(segment, ApiJson.Default.SegmentDefinition) },
            Token);
        await RecordAsync(transaction, ResourceKind.Segment, segment.Key, "production");
    }

    private static Task<Refusal?> RecordAsync(ChangeTransaction transaction, ResourceKind kind, string key, string? environment) =>
        transaction.RecordAsync(
            new ChangeDraft
            {
                Resource = kind,
                Action = ChangeAction.Updated,
                Project = "default",
                Environment = environment,
                Key = key,
                Name = key,
                Sentences = [],
            },
            Token);

    private static FlagTargeting Targeting(int version) => new()
    {
        On = true,
        Version = version,
        LastModified = Made,
        Salt = "salt",
        Sel = "sel",
        Fallthrough = VariationOrRollout.Of(0),
        OffVariation = 1,
    };
}

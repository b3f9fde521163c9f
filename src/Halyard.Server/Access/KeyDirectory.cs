using System.Collections.Frozen;
using System.Data.Common;

using Halyard.Server.Changes;
using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>
/// Which environment an SDK asks for, by the key it shows. All keys are in memory, by their hashes: an unknown key costs no query, and what
/// is compared is never the secret itself. A change of an environment is seen by the next look-up, so that a key works as soon as whoever
/// made it knows it.
/// </summary>
internal sealed class KeyDirectory : IDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly SemaphoreSlim _reading = new(1);

    // Counts the changes that were noted; the entries know which of them they include.
    private long _noted;
    private volatile Entries? _entries;

    public KeyDirectory(Database database, ChangeFeed feed, TimeProvider time)
    {
        _database = database;
        _time = time;
        _subscription = feed.Subscribe(change =>
        {
            if (change.What.Resource is ResourceKind.Environment or ResourceKind.Project)
            {
                Interlocked.Increment(ref _noted);
            }
        });
    }

    public ValueTask<EnvironmentPlace?> FindSdkKeyAsync(string key, CancellationToken cancellationToken) =>
        FindAsync(key, EnvironmentKeyKind.Sdk, cancellationToken);

    public ValueTask<EnvironmentPlace?> FindMobileKeyAsync(string key, CancellationToken cancellationToken) =>
        FindAsync(key, EnvironmentKeyKind.Mobile, cancellationToken);

    public async ValueTask<EnvironmentPlace?> FindClientSideIdAsync(string id, CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ByClientSideId.GetValueOrDefault(id);

    public void Dispose()
    {
        _subscription.Dispose();
        _reading.Dispose();
    }

    private async ValueTask<EnvironmentPlace?> FindAsync(string key, EnvironmentKeyKind kind, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(key);
        return (await CurrentAsync(cancellationToken)).ByHash.TryGetValue(hash, out var entry)
            && entry.Kind == kind
            && Secret.IsSameHash(entry.Hash, hash)
            && (entry.ExpiresAt is null || _time.GetUtcNow() < entry.ExpiresAt)
            ? entry.Environment
            : null;
    }

    private ValueTask<Entries> CurrentAsync(CancellationToken cancellationToken)
    {
        var entries = _entries;
        return entries is not null && entries.Includes == Interlocked.Read(ref _noted)
            ? ValueTask.FromResult(entries)
            : new ValueTask<Entries>(ReadAsync(cancellationToken));
    }

    private async Task<Entries> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var noted = Interlocked.Read(ref _noted);
            if (_entries is { } entries && entries.Includes == noted)
            {
                return entries;
            }

            return _entries = await ReadAsync(noted, cancellationToken);
        }
        catch (DbException) when (_entries is not null)
        {
            // SDKs are served from memory while the database is away; the next look-up tries again.
            return _entries;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Entries> ReadAsync(long noted, CancellationToken cancellationToken)
    {
        await using var session = await _database.ReadAsync(cancellationToken);
        var places = (await Places.ListAllEnvironmentsAsync(session, cancellationToken)).ToDictionary(static place => place.Id);
        var keys = await KeyStore.ListAllAsync(session, cancellationToken);
        return new Entries(
            noted,
            keys.Where(key => places.ContainsKey(key.EnvironmentId))
                .Select(key => new Entry(key.Hash, key.Kind, places[key.EnvironmentId], Moment(key.ExpiresAt)))
                .ToFrozenDictionary(static entry => entry.Hash, StringComparer.Ordinal),
            places.Values.ToFrozenDictionary(static place => place.ClientSideId, StringComparer.Ordinal));
    }

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private sealed record Entry(string Hash, EnvironmentKeyKind Kind, EnvironmentPlace Environment, DateTimeOffset? ExpiresAt);

    private sealed record Entries(
        long Includes, FrozenDictionary<string, Entry> ByHash, FrozenDictionary<string, EnvironmentPlace> ByClientSideId);
}

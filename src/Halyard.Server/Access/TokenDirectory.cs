using System.Collections.Concurrent;

using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>Finds out who a token acts for, and notes that it was used.</summary>
internal sealed class TokenDirectory(Database database, TimeProvider time)
{
    // Coarse on purpose: a token that is used a thousand times a second must not write a thousand times a second.
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _noted = new();

    public async Task<Actor?> FindActorAsync(string token, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(token);
        await using var session = await database.ReadAsync(cancellationToken);
        if (await TokenStore.FindByHashAsync(session, hash, cancellationToken) is not { } found
            || !Secret.IsSameHash(found.Hash, hash)
            || await MemberStore.FindByIdAsync(session, found.MemberId, cancellationToken) is not { } owner)
        {
            return null;
        }

        await NoteUseAsync(found, cancellationToken);
        return found.ToActor(owner);
    }

    private async Task NoteUseAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_noted.TryGetValue(token.Id, out var noted) && now - noted < UseIsNotedEvery)
        {
            return;
        }

        _noted[token.Id] = now;
        await database.WriteAsync(write => TokenStore.SetUsedAsync(write, token.Id, now, cancellationToken), cancellationToken);
    }
}

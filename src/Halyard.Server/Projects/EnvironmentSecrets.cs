using System.Collections.Immutable;

using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>The keys of environments: shown to those who may see them, and reset.</summary>
internal sealed class EnvironmentSecrets(KeyVault vault)
{
    private const int ShownAtEnd = 4;

    public async Task<EnvironmentKeys> ShowAsync(Session session, Actor actor, EnvironmentPlace place, CancellationToken cancellationToken)
    {
        var keys = await KeyStore.ListInForceAsync(session, place.Id, cancellationToken);
        var maySee = Permissions.Check(actor, "viewSdkKey", Specifier.Of(place.Project, place.Key)) is null;
        return new EnvironmentKeys(Show(EnvironmentKeyKind.Sdk), Show(EnvironmentKeyKind.Mobile), place.ClientSideId);

        string Show(EnvironmentKeyKind kind)
        {
            var value = vault.Reveal(keys.Single(key => key.Kind == kind));
            return maySee ? value : value[..4] + "********" + value[^ShownAtEnd..];
        }
    }

    /// <summary>Carries out the instructions that give new keys, and says whether there was one.</summary>
    public async Task<bool> ResetAsync(
        ChangeTransaction transaction,
        EnvironmentPlace place,
        ImmutableArray<EnvironmentInstruction> instructions,
        CancellationToken cancellationToken)
    {
        var hasReset = false;
        foreach (var instruction in instructions)
        {
            switch (instruction)
            {
                case EnvironmentInstruction.ResetSdkKey reset:
                    await ReplaceAsync(transaction, place, EnvironmentKeyKind.Sdk, Secret.SdkKeyPrefix, reset.Expiry, cancellationToken);
                    hasReset = true;
                    break;
                case EnvironmentInstruction.ResetMobileKey reset:
                    await ReplaceAsync(
                        transaction, place, EnvironmentKeyKind.Mobile, Secret.MobileKeyPrefix, reset.Expiry, cancellationToken);
                    hasReset = true;
                    break;
            }
        }

        return hasReset;
    }

    private async Task ReplaceAsync(
        ChangeTransaction transaction,
        EnvironmentPlace place,
        EnvironmentKeyKind kind,
        string prefix,
        long? expiry,
        CancellationToken cancellationToken)
    {
        var until = expiry is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment) : transaction.At;
        await KeyStore.ExpireAsync(transaction.Session, place.Id, kind, until, cancellationToken);
        await KeyStore.DeleteExpiredAsync(transaction.Session, transaction.At, cancellationToken);
        var key = vault.Store(place.Id, kind, Secret.Create(prefix), transaction.At);
        await KeyStore.AddAsync(transaction.Session, key, cancellationToken);
    }
}

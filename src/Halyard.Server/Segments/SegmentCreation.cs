using System.Security.Cryptography;

using Halyard.Api.Segments;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>Makes segments inside a transaction.</summary>
internal static class SegmentCreation
{
    public static async Task<Result<SegmentDefinition>> CreateAsync(
        ChangeTransaction transaction, EnvironmentPlace place, NewSegment wanted, CancellationToken cancellationToken)
    {
        var deleted = await SegmentStore.FindDeletedAsync(transaction.Session, place.Id, wanted.Key, cancellationToken);
        var segment = Define(wanted, deleted, transaction.At);
        if (!await SegmentStore.TryAddAsync(transaction.Session, place.Id, segment, cancellationToken))
        {
            return new Refusal(
                RefusalCode.KeyExists,
                $"Duplicate segment key: segment '{wanted.Key}' exists already in environment '{place.Key}'.",
                "key");
        }

        return await transaction.RecordAsync(SegmentDrafts.Created(place, segment), cancellationToken) is { } refusal ? refusal : segment;
    }

    /// <summary>Gives an environment that begins as a copy the other's segments. Their salts stay: percentages take in the same contexts.</summary>
    public static async Task CopyAsync(
        ChangeTransaction transaction, EnvironmentPlace from, EnvironmentPlace to, CancellationToken cancellationToken)
    {
        foreach (var segment in await SegmentStore.ListAsync(transaction.Session, from.Id, cancellationToken))
        {
            var copy = segment with { Version = 1, CreatedAt = transaction.At, LastModified = transaction.At };
            await SegmentStore.TryAddAsync(transaction.Session, to.Id, copy, cancellationToken);
        }
    }

    // A key that comes back goes on above the versions that SDKs have seen, and a big segment with members of its own.
    private static SegmentDefinition Define(NewSegment wanted, SegmentDefinition? deleted, DateTimeOffset at)
    {
        var isUnbounded = wanted.Unbounded ?? false;
        return new SegmentDefinition
        {
            Key = wanted.Key,
            Name = wanted.Name,
            Description = wanted.Description ?? "",
            Tags = [.. (wanted.Tags ?? []).Distinct(StringComparer.Ordinal)],
            Version = (deleted?.Version ?? 0) + 1,
            CreatedAt = at,
            LastModified = at,
            Salt = RandomNumberGenerator.GetHexString(32, lowercase: true),
            Unbounded = isUnbounded,
            UnboundedContextKind = isUnbounded ? KindName.OrUser(wanted.UnboundedContextKind) : null,
            Generation = isUnbounded || deleted?.Generation is not null ? (deleted?.Generation ?? 0) + 1 : null,
        };
    }
}

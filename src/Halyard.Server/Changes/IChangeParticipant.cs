using Halyard.Server.Hosting;

namespace Halyard.Server.Changes;

/// <summary>
/// A feature's part in another feature's change, inside the same transaction: a new environment gives every flag a configuration; a segment
/// that is in use cannot be deleted. So features need not know each other.
/// </summary>
internal interface IChangeParticipant
{
    /// <summary>Does the feature's part, or refuses the change. Called for every change, before it is committed.</summary>
    Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken);
}

using Halyard.Server.Access;

namespace Halyard.Server.Changes;

/// <summary>The part of a row of history that is kept as a document.</summary>
internal sealed record ChangeDocument
{
    public required Actor Actor { get; init; }

    public string? Comment { get; init; }

    public required ChangeDraft What { get; init; }
}

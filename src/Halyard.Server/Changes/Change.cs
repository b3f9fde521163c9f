using Halyard.Server.Access;

namespace Halyard.Server.Changes;

/// <summary>A change that has happened: a row of history.</summary>
internal sealed record Change
{
    /// <summary>Counts up over the whole installation, in the order of the commits. Nodes and feeds catch up by it.</summary>
    public required long Number { get; init; }

    /// <summary>Its id in the API: 24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Actor Actor { get; init; }

    public string? Comment { get; init; }

    public required ChangeDraft What { get; init; }
}

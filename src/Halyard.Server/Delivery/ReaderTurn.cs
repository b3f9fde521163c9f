namespace Halyard.Server.Delivery;

/// <summary>What whoever has something for a reader does with it.</summary>
internal enum ReaderTurn
{
    /// <summary>Writes it.</summary>
    Write,

    /// <summary>Leaves it to whoever is writing.</summary>
    Wait,

    /// <summary>The same, and the reader has fallen behind with it.</summary>
    FallBehind,

    /// <summary>Nothing: the reader has it, will get it with everything, or has gone.</summary>
    Skip,

    /// <summary>Ends the stream: the reader does not read.</summary>
    Cut,
}

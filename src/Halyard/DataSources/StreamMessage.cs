using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;

namespace Halyard.DataSources;

/// <summary>One event of the stream, read.</summary>
internal abstract record StreamMessage
{
    private StreamMessage()
    {
    }

    /// <summary>All flags and segments, in place of those before.</summary>
    public sealed record Put(DataSet Data) : StreamMessage;

    /// <summary>A flag that is newer, or gone.</summary>
    public sealed record PatchFlag(Flag Flag) : StreamMessage;

    /// <summary>A segment that is newer, or gone.</summary>
    public sealed record PatchSegment(Segment Segment) : StreamMessage;

    /// <summary>An event that is none of this client's business.</summary>
    public sealed record Other : StreamMessage
    {
        public static readonly Other Instance = new();
    }
}

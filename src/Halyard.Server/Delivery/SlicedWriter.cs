using System.IO.Pipelines;

namespace Halyard.Server.Delivery;

/// <summary>Writes shared memory in pieces: one write of it all would be copied whole into the response's own buffer, for each connection.</summary>
internal static class SlicedWriter
{
    /// <summary>What is written in one piece.</summary>
    public const int SliceLength = 16 * 1024;

    /// <summary>Writes everything, and tells of each piece that the reader made room for; false when the reader has gone.</summary>
    public static async ValueTask<bool> WriteSlicedAsync(
        this PipeWriter output, ReadOnlyMemory<byte> bytes, Action? written, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var slice = bytes[..Math.Min(bytes.Length, SliceLength)];
            var flush = await output.WriteAsync(slice, cancellationToken);
            if (flush.IsCompleted || flush.IsCanceled)
            {
                return false;
            }

            written?.Invoke();
            bytes = bytes[slice.Length..];
        }

        return true;
    }
}

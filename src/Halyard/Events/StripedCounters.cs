using System.Numerics;

namespace Halyard.Events;

/// <summary>A row of counters that only go up, and that many threads raise at once without waiting for each other.</summary>
/// <remarks>They are never set back: who wants to know what came since, subtracts what he saw last. So no increment can fall between
/// reading and resetting. One row of cells serves until two threads meet in it; then every processor gets a row of its own.</remarks>
internal sealed class StripedCounters(int length)
{
    // Two cache lines of 64 bytes: processors fetch them in pairs.
    private const int CellsApart = 16;

    private static readonly int Stripes = (int)BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount);

    private readonly int _stride = (length + CellsApart - 1) / CellsApart * CellsApart;
    private readonly long[] _first = new long[length];
    private long[]? _stripes;

    public int Length => length;

    public void Increment(int index)
    {
        var stripes = Volatile.Read(ref _stripes);
        if (stripes is null)
        {
            ref var cell = ref _first[index];
            var seen = cell;
            if (Interlocked.CompareExchange(ref cell, seen + 1, seen) == seen)
            {
                return;
            }

            stripes = Spread();
        }

        var stripe = Thread.GetCurrentProcessorId() & (Stripes - 1);
        Interlocked.Increment(ref stripes[(stripe * _stride) + index]);
    }

    public long Read(int index)
    {
        var sum = Volatile.Read(ref _first[index]);
        if (Volatile.Read(ref _stripes) is { } stripes)
        {
            for (var cell = index; cell < stripes.Length; cell += _stride)
            {
                sum += Volatile.Read(ref stripes[cell]);
            }
        }

        return sum;
    }

    private long[] Spread()
    {
        var made = new long[Stripes * _stride];
        return Interlocked.CompareExchange(ref _stripes, made, null) ?? made;
    }
}

using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Targeting;

/// <summary>What one evaluation carries with it, on the stack.</summary>
internal ref struct EvaluationScope(Context context, FlagSnapshot snapshot, IEvaluationRecorder? recorder, IBigSegmentLookup? bigSegments)
{
    public readonly Context Context = context;
    public readonly FlagSnapshot Snapshot = snapshot;
    public readonly IEvaluationRecorder? Recorder = recorder;
    public readonly IBigSegmentLookup? BigSegments = bigSegments;

    /// <summary>How many prerequisites have been evaluated so far.</summary>
    public int Prerequisites;

    /// <summary>How many segments are open, one inside the other.</summary>
    public int SegmentDepth;

    /// <summary>The segments met so far. Also finds cycles: a segment that is open cannot be opened again.</summary>
    public SegmentMemo Segments;

    /// <summary>The worst status of big segments since it was last reset; null when none was asked about.</summary>
    public BigSegmentsStatus? Status;

    private Dictionary<string, BigSegmentMembership>? _memberships;

    /// <summary>What the store knows about a context, asked once.</summary>
    public BigSegmentMembership FindMembership(string contextKey)
    {
        _memberships ??= new(StringComparer.Ordinal);
        if (!_memberships.TryGetValue(contextKey, out var membership))
        {
            membership = BigSegments!.Find(contextKey);
            _memberships.Add(contextKey, membership);
        }

        return membership;
    }

    /// <summary>Remembers a status unless a worse one is remembered.</summary>
    public void Merge(BigSegmentsStatus? status)
    {
        if (status is not null && (Status is null || status > Status))
        {
            Status = status;
        }
    }
}

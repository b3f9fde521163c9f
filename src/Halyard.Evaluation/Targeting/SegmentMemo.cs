using System.Runtime.CompilerServices;

namespace Halyard.Evaluation.Targeting;

/// <summary>The segments of one evaluation with their results. The first few need no allocation.</summary>
internal struct SegmentMemo
{
    private const int InlineCount = 4;

    private InlineSegments _segments;
    private InlineResults _results;
    private Dictionary<CompiledSegment, SegmentResult>? _more;
    private int _count;

    /// <summary>Null when the segment was not met before.</summary>
    public readonly SegmentResult? Find(CompiledSegment segment)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_segments[i], segment))
            {
                return _results[i];
            }
        }

        return _more is not null && _more.TryGetValue(segment, out var result) ? result : null;
    }

    public void Set(CompiledSegment segment, SegmentResult result)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_segments[i], segment))
            {
                _results[i] = result;
                return;
            }
        }

        if (_count < InlineCount)
        {
            _segments[_count] = segment;
            _results[_count] = result;
            _count++;
            return;
        }

        _more ??= new(ReferenceEqualityComparer.Instance);
        _more[segment] = result;
    }

    [InlineArray(InlineCount)]
    private struct InlineSegments
    {
        private CompiledSegment? _element;
    }

    [InlineArray(InlineCount)]
    private struct InlineResults
    {
        private SegmentResult _element;
    }
}

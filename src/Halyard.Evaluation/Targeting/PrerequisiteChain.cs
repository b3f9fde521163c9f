using System.Runtime.CompilerServices;

namespace Halyard.Evaluation.Targeting;

/// <summary>The flags that are being evaluated, each a prerequisite of the one before. The first few need no allocation.</summary>
internal struct PrerequisiteChain
{
    /// <summary>A chain that is longer is malformed: deep recursion would use up somebody else's stack.</summary>
    public const int Limit = 128;

    private const int InlineCount = 8;

    private InlineFlags _flags;
    private CompiledFlag[]? _more;
    private int _count;

    /// <summary>False when the flag is in the chain already, or the chain is too long.</summary>
    public bool TryPush(CompiledFlag flag)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(i < InlineCount ? _flags[i] : _more![i - InlineCount], flag))
            {
                return false;
            }
        }

        if (_count == Limit)
        {
            return false;
        }

        if (_count < InlineCount)
        {
            _flags[_count] = flag;
        }
        else
        {
            _more ??= new CompiledFlag[Limit - InlineCount];
            _more[_count - InlineCount] = flag;
        }

        _count++;
        return true;
    }

    public void Pop() => _count--;

    [InlineArray(InlineCount)]
    private struct InlineFlags
    {
        private CompiledFlag? _element;
    }
}

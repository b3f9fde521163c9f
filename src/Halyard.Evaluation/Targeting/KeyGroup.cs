using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Targeting;

/// <summary>Keys of contexts of one kind.</summary>
internal sealed class KeyGroup(string kind, ImmutableArray<string> keys)
{
    private readonly KeyTable _keys = new(ImmutableCollectionsMarshal.AsArray(keys)!);

    public static KeyGroup[] Compile(ImmutableArray<string> users, ImmutableArray<SegmentTarget> contexts)
    {
        var groups = new List<KeyGroup>();
        if (!users.IsEmpty)
        {
            groups.Add(new(Context.DefaultKind, users));
        }

        foreach (var target in contexts)
        {
            if (!target.Values.IsEmpty)
            {
                groups.Add(new(ContextKinds.OrDefault(target.ContextKind), target.Values));
            }
        }

        return groups.Count == 0 ? [] : [.. groups];
    }

    public static bool Contains(KeyGroup[] groups, Context context)
    {
        foreach (var group in groups)
        {
            if (group.Contains(context))
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(Context context) =>
        context.FindKind(kind) is { } individual && _keys.Find(individual.Key, individual.KeyHash) >= 0;
}

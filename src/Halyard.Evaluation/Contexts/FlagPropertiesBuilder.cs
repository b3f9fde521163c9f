namespace Halyard.Evaluation.Contexts;

/// <summary>Collects properties; the last value given for a name wins, in the place of the first.</summary>
internal sealed class FlagPropertiesBuilder
{
    private readonly List<string> _names = [];
    private readonly List<FlagValue> _values = [];
    private Dictionary<string, int>? _index;

    public void Set(string name, FlagValue value)
    {
        var index = Find(name);
        if (index >= 0)
        {
            _values[index] = value;
            return;
        }

        _index?.Add(name, _names.Count);
        _names.Add(name);
        _values.Add(value);
        if (_index is null && FlagProperties.NeedsIndex(_names.Count))
        {
            RebuildIndex();
        }
    }

    public void Remove(string name)
    {
        var index = Find(name);
        if (index < 0)
        {
            return;
        }

        _names.RemoveAt(index);
        _values.RemoveAt(index);
        if (_index is not null)
        {
            RebuildIndex();
        }
    }

    public FlagProperties Build() => _names.Count == 0
        ? FlagProperties.Empty
        : new([.. _names], [.. _values], _index is null ? null : new(_index, StringComparer.Ordinal));

    private int Find(string name)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(name, -1);
        }

        for (var i = 0; i < _names.Count; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void RebuildIndex()
    {
        _index = new(StringComparer.Ordinal);
        for (var i = 0; i < _names.Count; i++)
        {
            _index.Add(_names[i], i);
        }
    }
}

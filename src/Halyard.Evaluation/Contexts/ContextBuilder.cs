using Halyard.Evaluation.Contexts;

namespace Halyard;

/// <summary>Collects the parts of a single context.</summary>
/// <remarks>
/// Nothing here throws for a bad value: <see cref="Build"/> gives a context that is not valid and says why. For one thread at a time.
/// </remarks>
public sealed class ContextBuilder
{
    private readonly FlagPropertiesBuilder _attributes = new();
    private readonly List<AttributeReference> _private = [];
    private readonly bool _allowEmptyKey;
    private string _kind = Context.DefaultKind;
    private string? _key;
    private string? _name;
    private bool _anonymous;

    internal ContextBuilder(string? key, bool allowEmptyKey = false)
    {
        _key = key;
        _allowEmptyKey = allowEmptyKey;
    }

    internal ContextBuilder(Context copyFrom)
        // A legacy user may have an empty key, and so may what is derived from it.
        : this(copyFrom.Key, allowEmptyKey: copyFrom is { IsValid: true, IsMulti: false, Key: "" })
    {
        _kind = copyFrom.Kind;
        _name = copyFrom.Name;
        _anonymous = copyFrom.Anonymous;
        _private.AddRange(copyFrom.PrivateAttributes);
        foreach (var (name, value) in copyFrom.CustomAttributes)
        {
            _attributes.Set(name, value);
        }
    }

    /// <summary>Changes the kind.</summary>
    /// <param name="kind">Letters, digits, <c>.</c>, <c>_</c> and <c>-</c>; null or empty means <c>user</c>.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Kind(string? kind)
    {
        _kind = ContextKinds.OrDefault(kind);
        return this;
    }

    /// <summary>Changes the key.</summary>
    /// <param name="key">Must not be empty.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Key(string? key)
    {
        _key = key;
        return this;
    }

    /// <summary>Gives the context a name for people to read.</summary>
    /// <param name="name">Null takes it away.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Name(string? name)
    {
        _name = name;
        return this;
    }

    /// <summary>Says whether the context is kept out of the lists of known contexts.</summary>
    /// <param name="anonymous">The default is false.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Anonymous(bool anonymous)
    {
        _anonymous = anonymous;
        return this;
    }

    /// <summary>Sets an attribute; does nothing when <see cref="TrySet"/> would refuse it.</summary>
    /// <param name="name">The plain name, in which slashes mean nothing.</param>
    /// <param name="value">Null takes the attribute away.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Set(string name, FlagValue value)
    {
        TrySet(name, value);
        return this;
    }

    /// <summary>Sets an attribute, and says whether it could.</summary>
    /// <param name="name">The plain name, in which slashes mean nothing.</param>
    /// <param name="value">
    /// Null takes the attribute away. <c>kind</c> and <c>key</c> must be strings, <c>name</c> a string or null, <c>anonymous</c> a boolean.
    /// </param>
    /// <returns>False when the name is empty or <c>_meta</c>, or the value is of the wrong kind for a built-in attribute.</returns>
    public bool TrySet(string name, FlagValue value)
    {
        switch (name)
        {
            case "kind" when value.AsString is { } kind:
                // Not through Kind: an empty kind is a mistake where it was given as data.
                _kind = kind;
                return true;
            case "key" when value.AsString is { } key:
                _key = key;
                return true;
            case "name" when value.AsString is not null || value.IsNull:
                _name = value.AsString;
                return true;
            case "anonymous" when value.Kind == FlagValueKind.Bool:
                _anonymous = value.AsBool;
                return true;
            case "kind" or "key" or "name" or "anonymous" or "_meta" or "" or null:
                return false;
            default:
                SetCustom(name, value);
                return true;
        }
    }

    /// <summary>Keeps attributes out of events.</summary>
    /// <param name="references">Names, or paths that begin with a slash.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Private(params ReadOnlySpan<string> references)
    {
        foreach (var reference in references)
        {
            _private.Add(AttributeReference.Parse(reference));
        }

        return this;
    }

    /// <summary>Keeps attributes out of events.</summary>
    /// <param name="references">What they are called.</param>
    /// <returns>This builder.</returns>
    public ContextBuilder Private(params ReadOnlySpan<AttributeReference> references)
    {
        _private.AddRange(references);
        return this;
    }

    /// <summary>Makes the context. The builder can be used further; contexts already made do not change.</summary>
    /// <returns>The context; see <see cref="Context.IsValid"/>.</returns>
    public Context Build() => Error is { } error
        ? Context.Invalid(error)
        : new(_kind, _key!, _name, _anonymous, _attributes.Build(), [.. _private]);

    private string? Error => ContextKinds.ErrorOf(_kind) ?? _key switch
    {
        null => "The context's key is missing.",
        "" when !_allowEmptyKey => "The context's key is empty.",
        _ => null,
    };

    private void SetCustom(string name, FlagValue value)
    {
        if (value.IsNull)
        {
            _attributes.Remove(name);
        }
        else
        {
            _attributes.Set(name, value);
        }
    }
}

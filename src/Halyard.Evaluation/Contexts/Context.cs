using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Halyard.Evaluation.Contexts;

namespace Halyard;

/// <summary>Whom or what a flag is evaluated for: a user, a device, an organisation, or several of them at once.</summary>
/// <remarks>
/// A context never throws: what cannot be used is not <see cref="IsValid"/>, says why in <see cref="Error"/>, and evaluates to the caller's
/// default. Immutable and safe to share between threads.
/// </remarks>
[JsonConverter(typeof(ContextJsonConverter))]
public sealed class Context : IEquatable<Context>
{
    /// <summary>The kind of a context that names none: <c>user</c>.</summary>
    public const string DefaultKind = "user";

    /// <summary>What <see cref="Kind"/> gives for several contexts at once: <c>multi</c>.</summary>
    public const string MultiKind = "multi";

    private readonly FlagProperties _attributes = FlagProperties.Empty;

    // Of a single context; nearly always the one constant, so that comparing the references is enough to find it.
    private readonly string? _singleKind;

    /// <summary>A valid single context.</summary>
    internal Context(
        string kind,
        string key,
        string? name,
        bool anonymous,
        FlagProperties attributes,
        ImmutableArray<AttributeReference> privateAttributes)
    {
        Kind = ContextKinds.OrDefault(kind);
        _singleKind = Kind;
        Key = key;
        KeyHash = KeyTable.HashOf(key);
        Name = name;
        Anonymous = anonymous;
        _attributes = attributes;
        PrivateAttributes = privateAttributes;
        Contexts = [this];
    }

    /// <summary>A valid multi-kind context; the parts are single, valid, of different kinds and sorted by kind.</summary>
    internal Context(ImmutableArray<Context> sorted)
    {
        Kind = MultiKind;
        IsMulti = true;
        Contexts = sorted;
    }

    private Context(string error) => Error = error;

    /// <summary>Whether the context can be evaluated.</summary>
    public bool IsValid => Error is null;

    /// <summary>Why the context is not valid; null when it is.</summary>
    public string? Error { get; }

    /// <summary>The kind, or <see cref="MultiKind"/>; empty when the context is not valid.</summary>
    public string Kind { get; } = "";

    /// <summary>What tells this context from all others of its kind; empty for several contexts at once.</summary>
    public string Key { get; } = "";

    /// <summary>A name for people to read; null when there is none.</summary>
    public string? Name { get; }

    /// <summary>Whether the context is kept out of the lists of known contexts, as for somebody who has not signed in.</summary>
    public bool Anonymous { get; }

    /// <summary>Whether this is several contexts at once.</summary>
    public bool IsMulti { get; }

    /// <summary>The attributes other than <c>key</c>, <c>kind</c>, <c>name</c> and <c>anonymous</c>.</summary>
    public IReadOnlyDictionary<string, FlagValue> CustomAttributes => _attributes;

    /// <summary>The attributes that events must not carry.</summary>
    public ImmutableArray<AttributeReference> PrivateAttributes { get; } = [];

    /// <summary>The single contexts this consists of, sorted by kind: itself if it is single, none if it is not valid.</summary>
    public ImmutableArray<Context> Contexts { get; } = [];

    /// <summary>How many single contexts this consists of.</summary>
    public int IndividualContextCount => Contexts.Length;

    /// <summary>
    /// The keys with their kinds in one string, in which equal contexts are equal: <c>u1</c>, <c>org:o%3A1</c>, <c>org:o1:user:u1</c>.
    /// Empty when the context is not valid.
    /// </summary>
    public string FullyQualifiedKey => field ??= QualifiedKey.Of(this);

    /// <summary>The value of an attribute by its plain name; null when there is none. See <see cref="Get(string)"/>.</summary>
    /// <param name="name">The name, in which slashes mean nothing.</param>
    public FlagValue this[string name] => Get(name);

    /// <summary>A context with a key and a kind and nothing else.</summary>
    /// <param name="key">Must not be empty.</param>
    /// <param name="kind">Letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
    /// <returns>The context; see <see cref="IsValid"/>.</returns>
    public static Context Create(string key, string kind = DefaultKind) => new ContextBuilder(key).Kind(kind).Build();

    /// <summary>Starts a context that has attributes.</summary>
    /// <param name="key">Must not be empty.</param>
    /// <returns>A builder, for one thread.</returns>
    public static ContextBuilder Builder(string key) => new(key);

    /// <summary>Starts a context that differs a little from another.</summary>
    /// <param name="copyFrom">A single context; from any other the builder makes a context that is not valid.</param>
    /// <returns>A builder, for one thread.</returns>
    public static ContextBuilder Builder(Context copyFrom)
    {
        ArgumentNullException.ThrowIfNull(copyFrom);
        return new(copyFrom);
    }

    /// <summary>Several contexts of different kinds as one; those that are multi-kind themselves are taken apart.</summary>
    /// <param name="contexts">At least one. A single one is given back as it is.</param>
    /// <returns>The context; see <see cref="IsValid"/>.</returns>
    public static Context CreateMulti(params ReadOnlySpan<Context> contexts)
    {
        var builder = new MultiContextBuilder();
        foreach (var context in contexts)
        {
            builder.Add(context);
        }

        return builder.Build();
    }

    /// <summary>Starts several contexts of different kinds as one.</summary>
    /// <returns>A builder, for one thread.</returns>
    public static MultiContextBuilder MultiBuilder() => new();

    /// <summary>Reads a context, or a legacy user, from JSON.</summary>
    /// <param name="json">An object; without <c>kind</c> it is a legacy user.</param>
    /// <returns>The context; not valid, with the reason, when the JSON is no context or no JSON at all.</returns>
    public static Context Parse(string? json) => ContextReader.Parse(json, legacyOnly: false);

    /// <summary>Reads a context, or a legacy user, from JSON, and says whether it is valid.</summary>
    /// <param name="json">An object; without <c>kind</c> it is a legacy user.</param>
    /// <param name="context">The context, with the reason when it is not valid.</param>
    /// <returns>Whether the context is valid.</returns>
    public static bool TryParse(string? json, out Context context)
    {
        context = Parse(json);
        return context.IsValid;
    }

    /// <summary>Reads a legacy user: <c>{"key":"u1","email":"…","custom":{…},"privateAttributeNames":[…]}</c>.</summary>
    /// <param name="json">The user; a property <c>kind</c> is ignored.</param>
    /// <returns>A context of kind <c>user</c>; see <see cref="IsValid"/>.</returns>
    public static Context FromUser(string? json) => ContextReader.Parse(json, legacyOnly: true);

    /// <summary>Reads a context, or a legacy user, from UTF-8 JSON.</summary>
    /// <param name="utf8Json">An object; without <c>kind</c> it is a legacy user.</param>
    /// <returns>The context; not valid, with the reason, when the JSON is no context or no JSON at all.</returns>
    public static Context Parse(ReadOnlySpan<byte> utf8Json) => ContextReader.Parse(utf8Json, legacyOnly: false);

    /// <summary>The value of an attribute by its plain name; null when there is none.</summary>
    /// <param name="name">The name, in which slashes mean nothing. Several contexts at once have only <c>kind</c>.</param>
    /// <returns>The value.</returns>
    public FlagValue Get(string name) => Get(AttributeReference.FromLiteral(name));

    /// <summary>The value a reference leads to; null when it leads nowhere.</summary>
    /// <param name="reference">A name or a path.</param>
    /// <returns>The value.</returns>
    public FlagValue Get(AttributeReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        TryGet(reference, out var value);
        return value;
    }

    /// <summary>One of the single contexts this consists of.</summary>
    /// <param name="index">From 0, by kind.</param>
    /// <returns>The context; null when there are not so many.</returns>
    public Context? GetIndividualContext(int index) => (uint)index < (uint)Contexts.Length ? Contexts[index] : null;

    /// <summary>The single context of a kind.</summary>
    /// <param name="kind">The kind; empty means <c>user</c>.</param>
    /// <returns>The context; null when there is none of this kind.</returns>
    public Context? GetIndividualContext(string? kind) => FindKind(ContextKinds.OrDefault(kind));

    /// <summary>The context as JSON; <c>null</c> when it is not valid.</summary>
    /// <returns>Compact JSON, with the private attributes and their names.</returns>
    public string ToJson() => ContextWriter.ToJson(this);

    /// <summary>Writes the context as JSON; <c>null</c> when it is not valid.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ContextWriter.Write(writer, this);
    }

    /// <summary>Whether both describe the same; neither the order of attributes nor that of private attributes matters.</summary>
    /// <param name="other">The other context.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(Context? other) => other is not null && (ReferenceEquals(this, other) || ContextEquality.AreEqual(this, other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Context);

    /// <inheritdoc/>
    public override int GetHashCode() => (Error ?? FullyQualifiedKey).GetHashCode(StringComparison.Ordinal);

    /// <summary>The same as <see cref="ToJson"/>; the error when the context is not valid.</summary>
    /// <returns>Compact JSON, or an error.</returns>
    public override string ToString() => Error ?? ToJson();

    internal int KeyHash { get; }

    internal FlagProperties Attributes => _attributes;

    internal static Context Invalid(string error) => new(error);

    /// <summary>The single context of a kind that <see cref="ContextKinds.OrDefault"/> has been through.</summary>
    internal Context? FindKind(string kind) => (object?)_singleKind == kind ? this : FindPart(kind);

    /// <summary>False when the reference leads nowhere or to null.</summary>
    internal bool TryGet(AttributeReference reference, out FlagValue value) => reference.IsPlain
        ? _attributes.TryGetValue(reference.Name, reference.NameHash, out value)
        : TryGetOther(reference, out value);

    private Context? FindPart(string kind)
    {
        foreach (var context in Contexts)
        {
            if (context.Kind == kind)
            {
                return context;
            }
        }

        return null;
    }

    private bool TryGetOther(AttributeReference reference, out FlagValue value)
    {
        if (reference.BuiltIn != BuiltInAttribute.None)
        {
            value = GetBuiltIn(reference.BuiltIn);
            return !value.IsNull;
        }

        if (!_attributes.TryGetValue(reference.Name, reference.NameHash, out value))
        {
            return false;
        }

        for (var i = 1; i < reference.Depth; i++)
        {
            if (value.Map is not { } map || !map.TryGetValue(reference.Step(i), out value))
            {
                value = default;
                return false;
            }
        }

        return !value.IsNull;
    }

    private FlagValue GetBuiltIn(BuiltInAttribute attribute) => attribute switch
    {
        _ when !IsValid => default,
        BuiltInAttribute.Kind => FlagValue.Of(Kind),
        _ when IsMulti => default,
        BuiltInAttribute.Key => FlagValue.Of(Key),
        BuiltInAttribute.Name => FlagValue.Of(Name),
        _ => FlagValue.Of(Anonymous),
    };
}

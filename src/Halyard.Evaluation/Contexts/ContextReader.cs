using System.Text.Json;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Contexts;

/// <summary>Contexts from JSON; what is wrong makes a context that is not valid.</summary>
internal static class ContextReader
{
    // The context itself and, if it is of several kinds, its part stand around an attribute's value of full depth.
    private const int EnvelopeDepth = 2;

    public static Context Parse(string? json, bool legacyOnly)
    {
        if (json is null)
        {
            return Context.Invalid("The context is null.");
        }

        using var text = Utf8Text.From(json);
        return Parse(text.Span, legacyOnly);
    }

    public static Context Parse(ReadOnlySpan<byte> utf8Json, bool legacyOnly)
    {
        var reader = new Utf8JsonReader(utf8Json, JsonText.ReaderOptions);
        try
        {
            JsonText.ReadOrThrow(ref reader);
            var context = Read(ref reader, legacyOnly);
            JsonText.RequireEnd(ref reader);
            return context;
        }
        catch (JsonException exception)
        {
            return Context.Invalid($"The context is not JSON: {exception.Message}");
        }
    }

    /// <summary>Reads the context the reader stands on and leaves it on its last token. Only bad JSON throws.</summary>
    public static Context Read(ref Utf8JsonReader reader, bool legacyOnly)
    {
        if (FlagValueJson.Read(ref reader, null, -EnvelopeDepth).Map is not { } properties)
        {
            return Context.Invalid("A context must be a JSON object.");
        }

        if (legacyOnly || !properties.TryGetValue("kind", out var kind))
        {
            return LegacyUser.Convert(properties);
        }

        return kind.AsString switch
        {
            null => Context.Invalid("The context's kind must be a string."),
            Context.MultiKind => Multi(properties),
            var single => Single(single, properties),
        };
    }

    private static Context Multi(FlagProperties properties)
    {
        var builder = new MultiContextBuilder();
        foreach (var (name, value) in properties)
        {
            if (name == "kind")
            {
                continue;
            }

            builder.Add(value.Map is { } inner
                ? Single(name, inner)
                : Context.Invalid($"The part '{name}' of the multi-kind context must be a JSON object."));
        }

        return builder.Build();
    }

    private static Context Single(string kind, FlagProperties properties)
    {
        var builder = new ContextBuilder(key: null);
        foreach (var (name, value) in properties)
        {
            switch (name)
            {
                case "kind" or "":
                    break;
                case "_meta":
                    if (!TryReadMeta(builder, value))
                    {
                        return Context.Invalid("A context's '_meta' must be an object, and its 'privateAttributes' an array of strings.");
                    }

                    break;
                default:
                    if (!builder.TrySet(name, value))
                    {
                        return Context.Invalid($"The context's '{name}' must not be a JSON {value.Kind.ToString().ToLowerInvariant()}.");
                    }

                    break;
            }
        }

        builder.TrySet("kind", kind);
        return builder.Build();
    }

    private static bool TryReadMeta(ContextBuilder builder, FlagValue meta)
    {
        if (meta.IsNull)
        {
            return true;
        }

        if (meta.Map is not { } properties)
        {
            return false;
        }

        if (!properties.TryGetValue("privateAttributes", out var references) || references.IsNull)
        {
            return true;
        }

        foreach (var reference in references.Items)
        {
            if (reference.AsString is not { } text)
            {
                return false;
            }

            builder.Private(text);
        }

        return references.Kind == FlagValueKind.Array;
    }
}

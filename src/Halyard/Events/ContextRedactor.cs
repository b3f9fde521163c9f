using System.Text.Json;

namespace Halyard.Events;

/// <summary>Writes contexts without what they and the options keep private, and names what was left out.</summary>
/// <remarks><code>
/// {"kind":"user","key":"u1","address":{"city":"Bern"},"_meta":{"redactedAttributes":["email","/address/street"]}}
/// </code></remarks>
internal sealed class ContextRedactor
{
    private readonly bool _allPrivate;
    private readonly AttributeReference[] _private;

    public ContextRedactor(EventOptions options)
    {
        _allPrivate = options.AllAttributesPrivate;
        _private = [.. options.PrivateAttributes.Select(AttributeReference.Parse)];
    }

    public void Write(Utf8JsonWriter writer, Context context)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, context.Kind);
        if (context.IsMulti)
        {
            foreach (var part in context.Contexts)
            {
                writer.WriteStartObject(part.Kind);
                WriteAttributes(writer, part);
                writer.WriteEndObject();
            }
        }
        else
        {
            WriteAttributes(writer, context);
        }

        writer.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter writer, Context context)
    {
        // The key, the kind and whether it is anonymous are never private.
        writer.WriteString("key"u8, context.Key);
        if (context.Anonymous)
        {
            writer.WriteBoolean("anonymous"u8, true);
        }

        AttributeReference[] hidden = [.. _private, .. context.PrivateAttributes];
        var redacted = new List<string>();
        if (context.Name is { } name)
        {
            WriteAttribute(writer, "name", name, hidden, redacted);
        }

        foreach (var (attribute, value) in context.CustomAttributes)
        {
            WriteAttribute(writer, attribute, value, hidden, redacted);
        }

        WriteRedacted(writer, redacted);
    }

    private void WriteAttribute(Utf8JsonWriter writer, string name, FlagValue value, AttributeReference[] hidden, List<string> redacted)
    {
        if (_allPrivate || Array.Exists(hidden, reference => reference.Depth == 1 && reference.Step(0) == name))
        {
            redacted.Add(AttributeReference.FromLiteral(name).ToString());
            return;
        }

        writer.WritePropertyName(name);
        WriteValue(writer, value, Within(hidden, 0, name), 1, redacted);
    }

    /// <summary>
    /// Writes a value whose place is <paramref name="depth"/> steps deep, without the properties that the references lead to.
    /// </summary>
    private static void WriteValue(Utf8JsonWriter writer, FlagValue value, AttributeReference[] hidden, int depth, List<string> redacted)
    {
        if (hidden.Length == 0 || value.Kind != FlagValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, property) in value.Properties)
        {
            var within = Within(hidden, depth, name);
            if (Array.Find(within, reference => reference.Depth == depth + 1) is { } whole)
            {
                redacted.Add(whole.ToString());
                continue;
            }

            writer.WritePropertyName(name);
            WriteValue(writer, property, within, depth + 1, redacted);
        }

        writer.WriteEndObject();
    }

    private static void WriteRedacted(Utf8JsonWriter writer, List<string> redacted)
    {
        if (redacted.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("_meta"u8);
        writer.WriteStartArray("redactedAttributes"u8);
        foreach (var reference in redacted)
        {
            writer.WriteStringValue(reference);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static AttributeReference[] Within(AttributeReference[] hidden, int depth, string name) =>
        Array.FindAll(hidden, reference => reference.Depth > depth && reference.Step(depth) == name);
}

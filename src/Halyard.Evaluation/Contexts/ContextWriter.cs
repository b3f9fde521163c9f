using System.Text.Json;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Contexts;

/// <summary>Contexts to JSON, in the form of protocol §3.1.</summary>
internal static class ContextWriter
{
    public static string ToJson(Context context) => JsonText.ToString(context, static (writer, context) => Write(writer, context));

    public static void Write(Utf8JsonWriter writer, Context context)
    {
        if (!context.IsValid)
        {
            writer.WriteNullValue();
            return;
        }

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

    private static void WriteAttributes(Utf8JsonWriter writer, Context context)
    {
        writer.WriteString("key"u8, context.Key);
        if (context.Name is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        if (context.Anonymous)
        {
            writer.WriteBoolean("anonymous"u8, true);
        }

        FlagValueJson.WriteProperties(writer, context.Attributes);
        if (!context.PrivateAttributes.IsEmpty)
        {
            writer.WriteStartObject("_meta"u8);
            writer.WriteStartArray("privateAttributes"u8);
            foreach (var reference in context.PrivateAttributes)
            {
                writer.WriteStringValue(reference.ToString());
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}

using System.Text.Json;

namespace Halyard.Events;

/// <summary>Describes a context that was not described lately.</summary>
internal sealed record IndexEvent(long CreationDate, Context Context) : OutputEvent
{
    public override void WriteTo(Utf8JsonWriter writer, ContextRedactor contexts)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "index"u8);
        writer.WriteNumber("creationDate"u8, CreationDate);
        writer.WritePropertyName("context"u8);
        contexts.Write(writer, Context);
        writer.WriteEndObject();
    }
}

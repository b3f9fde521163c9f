using System.Text.Json;

namespace Halyard.Events;

/// <summary>One event of a payload.</summary>
internal abstract record OutputEvent
{
    public abstract void WriteTo(Utf8JsonWriter writer, ContextRedactor contexts);
}

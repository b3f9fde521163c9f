using System.Text.Json;
using System.Text.Json.Serialization;

namespace Halyard.Evaluation.Contexts;

/// <summary>
/// Lets <see cref="JsonSerializer"/> read and write contexts; here one that is not valid is a <see cref="JsonException"/>.
/// </summary>
public sealed class ContextJsonConverter : JsonConverter<Context>
{
    /// <inheritdoc/>
    public override Context Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var context = ContextReader.Read(ref reader, legacyOnly: false);
        return context.IsValid ? context : throw new JsonException(context.Error);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Context value, JsonSerializerOptions options) => ContextWriter.Write(writer, value);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Halyard.Evaluation.Contexts;

/// <summary>Lets <see cref="JsonSerializer"/> read and write values.</summary>
public sealed class FlagValueJsonConverter : JsonConverter<FlagValue>
{
    // Without it the serializer would make of JSON null a default, which is right, but refuse it for some targets.
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override FlagValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FlagValueJson.Read(ref reader, null);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FlagValue value, JsonSerializerOptions options) => FlagValueJson.Write(writer, value);
}

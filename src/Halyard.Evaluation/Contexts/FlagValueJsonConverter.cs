using System.Text.Json;
using System.Text.Json.Serialization;

namespace Halyard.Evaluation.Contexts;

/// <summary>Lets <see cref="JsonSerializer"/> read and write values.</summary>
internal sealed class FlagValueJsonConverter : JsonConverter<FlagValue>
{
    // Without it the serializer would make of JSON null a default, which is right, but refuse it for some targets.
    public override bool HandleNull => true;

    public override FlagValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FlagValueJson.Read(ref reader, null);

    public override void Write(Utf8JsonWriter writer, FlagValue value, JsonSerializerOptions options) => FlagValueJson.Write(writer, value);
}

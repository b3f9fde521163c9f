using System.Text.Json;

namespace Halyard.DataSources;

/// <summary>
/// The outer object of a stream event. Its members come in any order, so the body is only found here, and read when the path is known.
/// </summary>
internal readonly struct Envelope
{
    private readonly Range? _body;
    private readonly long? _version;

    private Envelope(string? path, long? version, Range? body)
    {
        Path = path;
        _version = version;
        _body = body;
    }

    public string? Path { get; }

    public long Version => _version ?? throw new JsonException("The event has no version.");

    /// <exception cref="JsonException">It is not an object, or a member is of another type than it should be.</exception>
    public static Envelope Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? path = null;
        long? version = null;
        Range? body = null;

        Advance(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("path"u8))
            {
                reader.Read();
                path = reader.TokenType is JsonTokenType.String or JsonTokenType.Null
                    ? reader.GetString()
                    : throw new JsonException("The path is no text.");
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                Advance(ref reader, JsonTokenType.Number);
                version = reader.TryGetInt64(out var number) ? number : throw new JsonException("The version is not an integer.");
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                body = start..(int)reader.BytesConsumed;
            }
            else
            {
                reader.Skip();
            }
        }

        // Anything but white space behind the object throws here.
        reader.Read();
        return new Envelope(path, version, body);
    }

    /// <summary>The rest of the path, which is a key as it stands; null if the path does not begin so.</summary>
    public string? KeyAfter(string prefix) => Path?.StartsWith(prefix, StringComparison.Ordinal) == true ? Path[prefix.Length..] : null;

    /// <summary>The bytes of the member <c>data</c>.</summary>
    public ReadOnlySpan<byte> Body(ReadOnlySpan<byte> json) =>
        _body is { } body ? json[body] : throw new JsonException("The event has no data.");

    private static void Advance(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw new JsonException($"Found {reader.TokenType} in place of {expected}.");
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Halyard.Server.Hosting;

/// <summary>Reads JSON bodies so that every fault is a refusal that names the field.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Reads a body that must be there.</summary>
    public static async Task<Result<T>> ReadAsync<T>(this HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var read = await request.ReadJsonAsync(cancellationToken);
        return read.IsRefused(out var refusal, out var json) ? refusal : As(json, type);
    }

    /// <summary>Reads a body that may be missing: some clients send <c>null</c> or nothing where all members are optional.</summary>
    public static async Task<Result<T>> ReadOrAsync<T>(
        this HttpRequest request, JsonTypeInfo<T> type, T absent, CancellationToken cancellationToken)
        where T : class
    {
        var read = await request.ReadJsonAsync(cancellationToken);
        return read.IsRefused(out var refusal, out var json) ? refusal : json.ValueKind == JsonValueKind.Null ? absent : As(json, type);
    }

    /// <summary>Reads any JSON; an empty body is null.</summary>
    public static async Task<Result<JsonElement>> ReadJsonAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellationToken);
            if (buffer.Length == 0)
            {
                return JsonElement.Parse("null");
            }

            return JsonElement.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), Strict);
        }
        catch (JsonException exception)
        {
            return new Refusal(RefusalCode.InvalidRequest, $"The body is not valid JSON: {exception.Message}");
        }
        catch (InvalidDataException exception)
        {
            return new Refusal(RefusalCode.InvalidRequest, $"The body cannot be decompressed: {exception.Message}");
        }
    }

    /// <summary>Reads a value out of JSON that is at hand.</summary>
    public static Result<T> As<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : class => As(json, type, type);

    /// <summary>Reads a value of one of several types, whose <paramref name="shape"/> is known beforehand.</summary>
    public static Result<T> As<T>(JsonElement json, JsonTypeInfo<T> type, JsonTypeInfo shape)
        where T : class
    {
        if (JsonShape.FindMissing(json, shape) is { } missing)
        {
            return Refusal.Invalid(missing, $"'{missing}' must be present.");
        }

        try
        {
            return json.Deserialize(type) is { } value
                ? value
                : new Refusal(RefusalCode.InvalidRequest, "The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            var field = FieldOf(exception);
            return field.Length == 0
                ? new Refusal(RefusalCode.InvalidRequest, "The body must be a JSON object.")
                : Refusal.Invalid(field, $"'{field}' must be {JsonShape.Expected(field, shape)}.");
        }
    }

    // $.environments[0].key → environments[0].key
    private static string FieldOf(JsonException exception) => exception.Path?.TrimStart('$').TrimStart('.') ?? "";
}

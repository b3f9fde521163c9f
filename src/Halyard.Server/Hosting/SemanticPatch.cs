using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Microsoft.Net.Http.Headers;

namespace Halyard.Server.Hosting;

/// <summary>A list of instructions as the body of a PATCH: <c>{"comment":…,"environmentKey":…,"instructions":[{"kind":…}]}</c>.</summary>
internal sealed record SemanticPatch<T>(ImmutableArray<T> Instructions, string? Comment);

internal static class SemanticPatch
{
    /// <summary>
    /// Whether the media type says so: <c>application/json; domain-model=launchdarkly.semanticpatch</c>, however it is spaced.
    /// </summary>
    public static bool IsSemantic(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Parameters.Any(static parameter =>
            parameter.Name.Equals("domain-model", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("launchdarkly.semanticpatch", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the instructions; what is wrong with one names it by its index.</summary>
    public static Result<SemanticPatch<T>> Read<T>(JsonElement body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("instructions", out var list)
            || list.ValueKind != JsonValueKind.Array)
        {
            return Refusal.Invalid("instructions", "'instructions' must be present: a list of instructions, each with its 'kind'.");
        }

        var instructions = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list.EnumerateArray())
        {
            if (ReadOne(item, type).IsRefused(out var refusal, out var instruction))
            {
                return refusal.Under($"instructions[{instructions.Count}]");
            }

            instructions.Add(instruction);
        }

        var comment = body.TryGetProperty("comment", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new SemanticPatch<T>(instructions.ToImmutable(), comment);
    }

    private static Result<T> ReadOne<T>(JsonElement item, JsonTypeInfo<T> type)
        where T : class
    {
        var kind = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("kind", out var text) ? text.ToString() : "";
        foreach (var derived in type.PolymorphismOptions!.DerivedTypes)
        {
            if (kind.Equals(derived.TypeDiscriminator))
            {
                return RequestBody.As(item, type, type.Options.GetTypeInfo(derived.DerivedType));
            }
        }

        var kinds = type.PolymorphismOptions.DerivedTypes.Select(static derived => derived.TypeDiscriminator);
        return Refusal.Invalid("kind", $"The instruction '{kind}' is not known here. There are: {string.Join(", ", kinds)}.");
    }
}

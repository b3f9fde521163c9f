using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Halyard.TestKit;

/// <summary>One payload of events as a <see cref="FakeFlagService"/> received it.</summary>
/// <param name="Headers">The headers it came with.</param>
/// <param name="Events">The events in it.</param>
public sealed record EventPost(IReadOnlyDictionary<string, string> Headers, IReadOnlyList<JsonObject> Events)
{
    /// <summary>The id by which a second attempt is recognised.</summary>
    public string PayloadId => Headers["X-LaunchDarkly-Payload-ID"];

    /// <summary>The summary, if it has one.</summary>
    public JsonObject? Summary => OfKind("summary").SingleOrDefault();

    public IEnumerable<JsonObject> OfKind(string kind) => Events.Where(item => (string?)item["kind"] == kind);

    internal static async Task<EventPost> ReadAsync(HttpRequest request)
    {
        var isCompressed = request.Headers.ContentEncoding == "gzip";
        await using var body = isCompressed ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        var events = await JsonNode.ParseAsync(body, cancellationToken: request.HttpContext.RequestAborted);
        return new EventPost(RequestHeaders.Of(request), [.. events!.AsArray().Select(item => item!.AsObject())]);
    }
}

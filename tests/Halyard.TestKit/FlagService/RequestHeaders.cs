using Microsoft.AspNetCore.Http;

namespace Halyard.TestKit;

/// <summary>The headers of a request, which outlive it.</summary>
internal static class RequestHeaders
{
    public static IReadOnlyDictionary<string, string> Of(HttpRequest request) =>
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}

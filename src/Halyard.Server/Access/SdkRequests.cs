using System.Data.Common;

using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>Who asks, when an SDK does.</summary>
internal static class SdkRequests
{
    private const string OldScheme = "api_key ";

    /// <summary>
    /// The environment of the SDK key in the Authorization header. Never refuses a key for good unless it is known to be unknown: SDKs
    /// would give up.
    /// </summary>
    public static async ValueTask<Result<EnvironmentPlace>> FindEnvironmentAsync(
        this KeyDirectory keys, HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return KeyOf(request) is { } key && await keys.FindSdkKeyAsync(key, cancellationToken) is { } environment
                ? environment
                : new Refusal(RefusalCode.Unauthorized, "The SDK key in the Authorization header is not known.");
        }
        catch (DbException)
        {
            return new Refusal(RefusalCode.Unavailable, "SDK keys cannot be looked up at the moment; come again.");
        }
    }

    /// <summary>The key that the request shows, without the scheme that old SDKs put before it; null if it shows none.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        var value = request.Headers.Authorization.ToString();
        var key = value.StartsWith(OldScheme, StringComparison.OrdinalIgnoreCase) ? value[OldScheme.Length..] : value;
        return key.Length == 0 ? null : key;
    }
}

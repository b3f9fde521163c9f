using System.Security.Cryptography;
using System.Text;

namespace Halyard;

/// <summary>The hash that proves to the service that a page may ask for the flags of a context.</summary>
public static class SecureMode
{
    /// <summary>HMAC-SHA256 of the fully qualified key under the SDK key, in lower-case hexadecimal.</summary>
    /// <param name="sdkKey">The environment's SDK key, which only servers know.</param>
    /// <param name="context">A context; one that is not valid has the hash of an empty key.</param>
    /// <returns>64 digits.</returns>
    public static string Hash(string sdkKey, Context context)
    {
        ArgumentNullException.ThrowIfNull(sdkKey);
        ArgumentNullException.ThrowIfNull(context);
        var (key, message) = (Encoding.UTF8.GetBytes(sdkKey), Encoding.UTF8.GetBytes(context.FullyQualifiedKey));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, message));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Halyard.Evaluation.Segments;

/// <summary>What the members of big segments are called in stores, which never hold the keys themselves.</summary>
public static class BigSegmentKey
{
    /// <summary>SHA-256 of a context's key, in base64.</summary>
    /// <param name="contextKey">The key.</param>
    /// <returns>44 characters.</returns>
    public static string HashOf(string contextKey)
    {
        ArgumentNullException.ThrowIfNull(contextKey);
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(contextKey)));
    }
}

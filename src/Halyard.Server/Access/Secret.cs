using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Halyard.Server.Access;

/// <summary>Random secrets and the form they are kept in. They are too long to guess, so one round of SHA-256 is enough.</summary>
internal static class Secret
{
    public const string TokenPrefix = "api-";
    public const string SdkKeyPrefix = "sdk-";
    public const string MobileKeyPrefix = "mob-";

    private const int LinkBytes = 32;

    /// <summary>A token or key in the form that the tools of the field know: a prefix and a random UUID.</summary>
    public static string Create(string prefix) => prefix + Guid.NewGuid().ToString("D");

    /// <summary>A secret that fits into an address.</summary>
    public static string CreateForLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(LinkBytes));

    /// <summary>What is stored and looked up in place of the secret.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by its duration how much was right.</summary>
    public static bool IsSameHash(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(left), Encoding.ASCII.GetBytes(right));

    /// <summary>The four characters by which people recognise a token.</summary>
    public static string Ending(string secret) => secret.Length <= 4 ? secret : secret[^4..];
}

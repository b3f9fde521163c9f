using System.Security.Cryptography;

namespace Halyard.Server.Storage;

/// <summary>Ids that leave the server: 24 hexadecimal digits. They cannot be guessed or counted.</summary>
internal static class PublicId
{
    public static string Create() => RandomNumberGenerator.GetHexString(24, lowercase: true);
}

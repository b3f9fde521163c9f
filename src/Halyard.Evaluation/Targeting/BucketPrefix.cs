using System.Globalization;
using System.Text;

namespace Halyard.Evaluation.Targeting;

/// <summary>What is hashed before a context's value: <c>flag.salt.</c>, or <c>seed.</c>, as UTF-8.</summary>
internal static class BucketPrefix
{
    public static byte[] Of(long seed) => Encoding.UTF8.GetBytes(seed.ToString(CultureInfo.InvariantCulture) + ".");

    public static byte[] Of(string key, string salt) => Encoding.UTF8.GetBytes($"{key}.{salt}.");
}

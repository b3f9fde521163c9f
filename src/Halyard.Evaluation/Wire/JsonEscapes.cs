using System.Buffers;
using System.Globalization;

namespace Halyard.Evaluation.Wire;

/// <summary>Decodes JSON strings that contain backslashes, for example <c>a\n\u00e9</c>.</summary>
/// <remarks>
/// <see cref="System.Text.Json.Utf8JsonReader.GetString"/> throws on an escaped lone surrogate such as <c>\ud800</c>, which other
/// languages write without a thought; one such string must not make a whole payload unreadable.
/// </remarks>
internal static class JsonEscapes
{
    /// <summary>The text of a JSON string whose syntax the reader has checked. A lone surrogate becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        var rented = ArrayPool<char>.Shared.Rent(raw.Length);
        try
        {
            var length = 0;
            while (!raw.IsEmpty)
            {
                var plain = raw.IndexOf((byte)'\\');
                var text = JsonText.Decode(plain < 0 ? raw : raw[..plain]);
                text.CopyTo(rented.AsSpan(length));
                length += text.Length;
                raw = plain < 0 ? [] : raw[plain..];
                if (!raw.IsEmpty)
                {
                    rented[length++] = TakeEscape(ref raw);
                }
            }

            return ReplaceLoneSurrogates(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static char TakeEscape(ref ReadOnlySpan<byte> raw)
    {
        var kind = (char)raw[1];
        if (kind == 'u')
        {
            var unit = (char)ushort.Parse(raw.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            raw = raw[6..];
            return unit;
        }

        raw = raw[2..];
        return kind switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => kind };
    }

    private static string ReplaceLoneSurrogates(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else
            {
                text[i] = '\uFFFD';
            }
        }

        return new string(text);
    }
}

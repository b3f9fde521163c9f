using System.Buffers;
using System.Text;

namespace Halyard.Evaluation.Wire;

/// <summary>A string as UTF-8 in a pooled buffer; a lone surrogate becomes U+FFFD.</summary>
internal ref struct Utf8Text
{
    private byte[]? _rented;

    public ReadOnlySpan<byte> Span { get; private set; }

    public static Utf8Text From(string text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, rented);
        return new Utf8Text { _rented = rented, Span = rented.AsSpan(0, length) };
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            Span = default;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

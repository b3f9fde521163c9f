namespace Halyard.Evaluation.Targeting;

/// <summary>
/// A version after https://semver.org, whose minor and patch numbers may be missing: <c>2</c>, <c>2.0-rc.1</c>, <c>2.0.1+build</c>.
/// </summary>
/// <remarks>Keeps the text and where its parts are; numbers of any length are compared without being converted.</remarks>
internal readonly struct SemanticVersion : IComparable<SemanticVersion>
{
    private readonly string _text;
    private readonly Range _major;
    private readonly Range _minor;
    private readonly Range _patch;
    private readonly Range _prerelease;

    private SemanticVersion(string text, Range major, Range minor, Range patch, Range prerelease) =>
        (_text, _major, _minor, _patch, _prerelease) = (text, major, minor, patch, prerelease);

    /// <summary>Null when the text is no version.</summary>
    public static SemanticVersion? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var position = 0;
        if (!TakeNumber(text, ref position, out var major)
            || !TakeOptionalNumber(text, ref position, out var minor)
            || !TakeOptionalNumber(text, ref position, out var patch)
            || !TakeIdentifiers(text, ref position, '-', out var prerelease)
            || !TakeIdentifiers(text, ref position, '+', out _))
        {
            return null;
        }

        return position == text.Length ? new(text, major, minor, patch, prerelease) : null;
    }

    public int CompareTo(SemanticVersion other)
    {
        var order = CompareNumbers(Part(_major), other.Part(other._major));
        order = order != 0 ? order : CompareNumbers(Part(_minor), other.Part(other._minor));
        order = order != 0 ? order : CompareNumbers(Part(_patch), other.Part(other._patch));
        return order != 0 ? order : ComparePrereleases(Part(_prerelease), other.Part(other._prerelease));
    }

    private static bool TakeOptionalNumber(string text, ref int position, out Range number)
    {
        number = default;
        if (position == text.Length || text[position] != '.')
        {
            return true;
        }

        position++;
        return TakeNumber(text, ref position, out number);
    }

    private static bool TakeNumber(string text, ref int position, out Range number)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        number = start..position;
        return position == start + 1 || (position > start && text[start] != '0');
    }

    // Identifiers with dots between them; a numeric one before the build must not begin with a zero.
    private static bool TakeIdentifiers(string text, ref int position, char sign, out Range identifiers)
    {
        identifiers = default;
        if (position == text.Length || text[position] != sign)
        {
            return true;
        }

        var start = position + 1;
        do
        {
            var from = ++position;
            while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '-'))
            {
                position++;
            }

            var identifier = text.AsSpan(from..position);
            if (identifier.IsEmpty || (sign == '-' && identifier.Length > 1 && identifier[0] == '0' && IsNumeric(identifier)))
            {
                return false;
            }
        }
        while (position < text.Length && text[position] == '.');

        identifiers = start..position;
        return true;
    }

    private static int ComparePrereleases(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            // A release is newer than its prereleases.
            return left.IsEmpty.CompareTo(right.IsEmpty);
        }

        while (!left.IsEmpty && !right.IsEmpty)
        {
            var order = CompareIdentifiers(TakeFirst(ref left), TakeFirst(ref right));
            if (order != 0)
            {
                return order;
            }
        }

        return right.IsEmpty.CompareTo(left.IsEmpty);
    }

    private static ReadOnlySpan<char> TakeFirst(ref ReadOnlySpan<char> identifiers)
    {
        var dot = identifiers.IndexOf('.');
        var first = dot < 0 ? identifiers : identifiers[..dot];
        identifiers = dot < 0 ? [] : identifiers[(dot + 1)..];
        return first;
    }

    private static int CompareIdentifiers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => (IsNumeric(left), IsNumeric(right)) switch
    {
        (true, true) => CompareNumbers(left, right),
        (true, false) => -1,
        (false, true) => 1,
        _ => left.SequenceCompareTo(right),
    };

    private static bool IsNumeric(ReadOnlySpan<char> identifier) => !identifier.ContainsAnyExceptInRange('0', '9');

    // Without leading zeros the longer number is the greater. A missing number is zero.
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.IsEmpty ? "0" : left;
        right = right.IsEmpty ? "0" : right;
        var order = left.Length.CompareTo(right.Length);
        return order != 0 ? order : left.SequenceCompareTo(right);
    }

    private ReadOnlySpan<char> Part(Range range) => _text.AsSpan(range);
}

namespace Halyard.Evaluation.Targeting;

/// <summary>A point in time: Unix milliseconds, or RFC 3339 text to the nanosecond. Wider than the framework's dates.</summary>
/// <param name="Milliseconds">Since 1970, UTC.</param>
/// <param name="Nanoseconds">Beyond those, under a million.</param>
internal readonly record struct Moment(long Milliseconds, int Nanoseconds) : IComparable<Moment>
{
    private const long MillisecondsPerSecond = 1000;

    /// <summary>Null when the value is neither a number nor an RFC 3339 date and time.</summary>
    public static Moment? Of(FlagValue value)
    {
        if (value.TryGetNumber(out var number))
        {
            // Without the fraction; beyond the range of a long it is the end of time.
            return new Moment((long)number, 0);
        }

        return value.AsString is { } text ? Parse(text) : null;
    }

    public int CompareTo(Moment other)
    {
        var order = Milliseconds.CompareTo(other.Milliseconds);
        return order != 0 ? order : Nanoseconds.CompareTo(other.Nanoseconds);
    }

    // 2017-12-06T07:00:00.123456789+01:00; see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
    private static Moment? Parse(ReadOnlySpan<char> text)
    {
        var ok = TakeNumber(ref text, 4, out var year) & Take(ref text, '-', '-')
            & TakeNumber(ref text, 2, out var month) & Take(ref text, '-', '-')
            & TakeNumber(ref text, 2, out var day) & Take(ref text, 'T', 't')
            & TakeNumber(ref text, 2, out var hour) & Take(ref text, ':', ':')
            & TakeNumber(ref text, 2, out var minute) & Take(ref text, ':', ':')
            & TakeNumber(ref text, 2, out var second);
        ok = ok && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(year, month) && hour <= 23 && minute <= 59 && second <= 60;
        if (!ok || !TakeFraction(ref text, out var nanoseconds) || !TryParseZone(text, out var offsetMinutes))
        {
            return null;
        }

        var seconds = ((DaysSince1970(year, month, day) * 24 + hour) * 60 + minute - offsetMinutes) * 60 + second;
        if (second == 60 && seconds % 86_400 != 0)
        {
            // Leap seconds come only at the end of a UTC day.
            return null;
        }

        return new Moment(seconds * MillisecondsPerSecond + nanoseconds / 1_000_000, nanoseconds % 1_000_000);
    }

    private static bool Take(ref ReadOnlySpan<char> text, char upper, char lower)
    {
        var ok = text.Length > 0 && (text[0] == upper || text[0] == lower);
        text = ok ? text[1..] : [];
        return ok;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, int digits, out int number)
    {
        number = 0;
        if (text.Length < digits)
        {
            text = [];
            return false;
        }

        foreach (var digit in text[..digits])
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = number * 10 + (digit - '0');
        }

        text = text[digits..];
        return true;
    }

    private static bool TakeFraction(ref ReadOnlySpan<char> text, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text is not ['.', ..])
        {
            return true;
        }

        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        if (end is < 1 or > 9)
        {
            return false;
        }

        for (var i = 1; i <= 9; i++)
        {
            nanoseconds = nanoseconds * 10 + (i <= end ? text[i] - '0' : 0);
        }

        text = text[(end + 1)..];
        return true;
    }

    private static bool TryParseZone(ReadOnlySpan<char> text, out int offsetMinutes)
    {
        offsetMinutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        var isBehind = text is ['-', ..];
        var ok = Take(ref text, '+', '-')
            & TakeNumber(ref text, 2, out var hours) & Take(ref text, ':', ':') & TakeNumber(ref text, 2, out var minutes);
        offsetMinutes = (hours * 60 + minutes) * (isBehind ? -1 : 1);
        return ok && text.IsEmpty && hours <= 23 && minutes <= 59;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static long DaysSince1970(int year, int month, int day)
    {
        // Years that begin in March have their leap day at the end; 400 of them have 146,097 days, and 1970 began 719,468 days after year
        // 0.
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }
}

using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

/// <summary>Counts wrong passwords by member and by address, and refuses further ones for a while.</summary>
internal sealed class PasswordAttempts(IOptions<AccessOptions> options, TimeProvider time)
{
    private const int MaxTracked = 10_000;
    private const int AddressFactor = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.OrdinalIgnoreCase);

    public bool MayTry(string email, string address)
    {
        lock (_gate)
        {
            return Count(Member(email)) < options.Value.PasswordAttempts
                && Count(Address(address)) < options.Value.PasswordAttempts * AddressFactor;
        }
    }

    public void Failed(string email, string address)
    {
        lock (_gate)
        {
            Add(Member(email));
            Add(Address(address));
        }
    }

    public void Succeeded(string email)
    {
        lock (_gate)
        {
            _tallies.Remove(Member(email));
        }
    }

    private static string Member(string email) => "member " + email;

    private static string Address(string address) => "address " + address;

    private int Count(string who) => _tallies.TryGetValue(who, out var tally) && time.GetUtcNow() < tally.Until ? tally.Count : 0;

    private void Add(string who)
    {
        if (_tallies.Count >= MaxTracked)
        {
            Forget();
        }

        var count = Count(who);
        var until = count == 0 ? time.GetUtcNow() + Window : _tallies[who].Until;
        _tallies[who] = new Tally(count + 1, until);
    }

    // What has ended goes first. A flood of made-up names would fill the table all the same: then everything goes, but for what is refused
    // already.
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (who, tally) in _tallies)
        {
            if (tally.Until <= now || tally.Count < options.Value.PasswordAttempts)
            {
                _tallies.Remove(who);
            }
        }
    }

    private readonly record struct Tally(int Count, DateTimeOffset Until);
}

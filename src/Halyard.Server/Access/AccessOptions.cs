using System.ComponentModel.DataAnnotations;

namespace Halyard.Server.Access;

/// <summary><c>Halyard:Access</c>.</summary>
internal sealed class AccessOptions
{
    /// <summary>How long a session lasts after its last use, as a time span. From 5 minutes to 365 days; 14 days by default.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a sign-in link can be used, as a time span. From 1 minute to 1 day; 15 minutes by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Wrong passwords for one member, or from one address times five, until sign-in is refused for a quarter of an hour. From 1 to 1,000;
    /// 10 by default.
    /// </summary>
    [Range(1, 1000)]
    public int PasswordAttempts { get; set; } = 10;
}

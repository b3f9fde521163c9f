using Halyard.Server.Hosting;

namespace Halyard.Server.Startup.Demo;

/// <summary>Something that somebody did.</summary>
/// <param name="DaysAgo">How many days before the start; the fraction is the part of the working day that was left.</param>
/// <param name="By">Who: a name of <see cref="DemoPeople"/>.</param>
/// <param name="Do">Does it, and gives the refusal if it could not be done.</param>
internal sealed record DemoStep(double DaysAgo, string By, Func<DemoScene, Task<Refusal?>> Do)
{
    private const int EveningHour = 18;
    private const int WorkingHours = 10;

    /// <summary>When it was done: in the daytime, whenever the start is.</summary>
    public DateTimeOffset Before(DateTimeOffset start)
    {
        var days = Math.Floor(DaysAgo);
        var midnight = new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero);
        return midnight.AddDays(-days).AddHours(EveningHour - ((DaysAgo - days) * WorkingHours));
    }
}

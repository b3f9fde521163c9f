using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;
using Halyard.Server.Segments;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup.Demo;

/// <summary>
/// An example project with the flags of a web shop and two weeks of history. It is made by the verbs that everybody uses, only with the
/// clock set back, so everything in it could have been done by hand.
/// </summary>
internal sealed class DemoProject(
    Database database, ChangeFeed feed, EnvironmentCreation environments, IServiceProvider services, TimeProvider time)
{
    public const string Key = "web-shop";

    private static readonly TimeSpan Began = TimeSpan.FromDays(16);

    private readonly DemoClock _clock = new();

    /// <summary>Makes the project, unless it is there.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _clock.Now = now - Began;
        var publisher = new Publisher(database, feed, services, _clock);
        var projects = new ProjectService(database, publisher, environments);
        if ((await projects.GetAsync(Actor.System, Key, cancellationToken)).Refusal is null)
        {
            return;
        }

        Require((await projects.CreateAsync(Actor.System, Project(), null, cancellationToken)).Refusal);
        var people = await DemoPeople.EnsureAsync(database, _clock.Now, cancellationToken);
        var flags = new FlagService(database, publisher, _clock);
        var segments = new SegmentService(database, publisher, _clock);
        foreach (var step in Story().OrderByDescending(static step => step.DaysAgo))
        {
            _clock.Now = step.Before(now);
            Require(await step.Do(new DemoScene(people[step.By], flags, segments, cancellationToken)));
        }
    }

    private static IEnumerable<DemoStep> Story() =>
        [.. Audiences.Steps, .. CheckoutFlags.Steps, .. CatalogFlags.Steps, .. OperationsFlags.Steps];

    private static NewProject Project() => new()
    {
        Key = Key,
        Name = "Web shop",
        Tags = ["example"],
        Environments =
        [
            StartingEnvironments.Test,
            new NewEnvironment { Key = "staging", Name = "Staging", Color = "0091D5" },
            StartingEnvironments.Production,
        ],
    };

    private static void Require(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new StartException($"The example project cannot be made: {refusal.Message}");
        }
    }
}

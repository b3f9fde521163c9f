using Halyard.Server.Hosting;

namespace Halyard.Server.Startup.Demo;

/// <summary>Something that somebody did.</summary>
/// <param name="Ago">How long before the start.</param>
/// <param name="By">Who: a name of <see cref="DemoPeople"/>.</param>
/// <param name="Do">Does it, and gives the refusal if it could not be done.</param>
internal sealed record DemoStep(TimeSpan Ago, string By, Func<DemoScene, Task<Refusal?>> Do);

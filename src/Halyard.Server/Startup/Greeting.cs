using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;
using Halyard.Server.Startup.Demo;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

/// <summary>Puts the banner together from what the start found.</summary>
internal sealed class Greeting(
    Database database,
    DataDirectory directory,
    SignInLinks links,
    EnvironmentService environments,
    IHostEnvironment host,
    IOptions<AccessOptions> access,
    IOptions<ProxyOptions> proxy)
{
    public async Task<Banner> MakeAsync(WebApplication app, StartFacts facts, CancellationToken cancellationToken)
    {
        var address = Listening.Address(app, proxy.Value);
        return new Banner
        {
            Version = ProgramVersion.Text,
            HostEnvironment = host.EnvironmentName,
            Address = address,
            DataDirectory = directory.Root,
            IsLoopbackOnly = Listening.IsLoopbackOnly(app),
            Project = facts.Shown?.Project,
            Environment = facts.Shown?.Key,
            SignInLink = await MakeLinkAsync(facts, address, cancellationToken),
            LinkMinutes = (int)access.Value.LinkLifetime.TotalMinutes,
            AccessToken = facts.AccessToken,
            Example = app.Configuration.GetValue<bool>("Halyard:Demo") ? $"{address}/p/{DemoProject.Key}/production/flags" : null,
            SdkKey = facts.IsFirst ? await FindSdkKeyAsync(facts, cancellationToken) : null,
        };
    }

    private async Task<string?> MakeLinkAsync(StartFacts facts, string address, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await MemberStore.HasAnybodySignedInAsync(session, cancellationToken)
            ? null
            : address + await links.CreateAsync(facts.Owner, cancellationToken);
    }

    private async Task<string?> FindSdkKeyAsync(StartFacts facts, CancellationToken cancellationToken) => facts.Shown is { } place
        ? (await environments.KeysAsync(Actor.System, place.Project, place.Key, cancellationToken)).Value.SdkKey
        : null;
}

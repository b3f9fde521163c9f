using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Events;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;
using Halyard.TestKit;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Halyard.Server.Tests.Support;

/// <summary>The part of the server that SDKs talk to, on a real port of the loopback interface, with a database and a clock of its own.</summary>
internal sealed class SdkServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;
    private readonly WebApplication _app;

    private SdkServer(TemporaryDirectory directory, WebApplication app)
    {
        _directory = directory;
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public Database Database => Get<Database>();

    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    public static async Task<SdkServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var directory = new TemporaryDirectory();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.Select(static setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        var data = new DataDirectory(directory.Path);
        data.Create();
        builder.Services.AddHosting();
        builder.Services.AddStorage(data);
        builder.Services.AddAccess();
        builder.Services.AddChanges();
        builder.Services.AddEvents();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 10, 30, 15, TimeSpan.Zero))));

        var app = builder.Build();
        app.UseHosting();
        app.MapEvents();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SdkServer(directory, app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Makes an environment with an SDK key <c>sdk-{project}-{environment}</c>, and its project if need be.</summary>
    public async Task<EnvironmentPlace> AddEnvironmentAsync(string project = "default", string environment = "production")
    {
        var token = TestContext.Current.CancellationToken;
        EnvironmentPlace? place = null;
        await Database.WriteAsync(
            async session =>
            {
                await SeedEnvironment.AddAsync(session, project, environment, token);
                place = await Places.FindEnvironmentAsync(session, project, environment, token);
            },
            token);
        return place!;
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _directory.Dispose();
    }
}

using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Delivery;
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

/// <summary>
/// The part of the server that SDKs talk to, on a real port of the loopback interface, with a database and a clock of its own.
/// </summary>
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

    public static Task<SdkServer> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    /// <summary>Starts after something was done to the database.</summary>
    public static async Task<SdkServer> StartAsync(Func<Database, Task>? prepare, params (string Name, string Value)[] settings)
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
        builder.Services.AddDelivery();
        builder.Services.AddEvents();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 10, 30, 15, TimeSpan.Zero))));

        var app = builder.Build();
        app.UseHosting();
        app.MapDelivery();
        app.MapEvents();
        if (prepare is not null)
        {
            await prepare(app.Services.GetRequiredService<Database>());
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SdkServer(directory, app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Makes an environment with an SDK key <c>sdk-{project}-{environment}</c>, and its project if need be.</summary>
    public async Task<EnvironmentPlace> AddEnvironmentAsync(string project = "default", string environment = "production")
    {
        var token = TestContext.Current.CancellationToken;
        var made = await Get<Publisher>().CommitAsync<EnvironmentPlace>(
            Actor.System,
            null,
            async transaction =>
            {
                await SeedEnvironment.AddAsync(transaction.Session, project, environment, token);
                await transaction.RecordAsync(SeedEnvironment.Change(project, environment), token);
                return (await Places.FindEnvironmentAsync(transaction.Session, project, environment, token))!;
            },
            token);
        return made.Value;
    }

    /// <summary>Does what somebody with access to the database could do.</summary>
    public Task ExecuteAsync(string sql, object? parameters = null) => Database.WriteAsync(
        session => session.ExecuteAsync(sql, parameters, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>Waits until the feeds have all that was committed before.</summary>
    public async Task CatchUpAsync()
    {
        var registry = Get<FeedRegistry>();

        // The pass under way may have begun before the commit; the one after it has not.
        for (var passes = 0; passes < 2; passes++)
        {
            var pass = registry.PassAsync();
            Time.Advance(TimeSpan.FromSeconds(1));
            await pass;
        }
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _directory.Dispose();
    }
}

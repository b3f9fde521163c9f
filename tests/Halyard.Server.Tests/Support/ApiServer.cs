using System.Net.Http.Headers;

using Halyard.Server.Access;
using Halyard.Server.Startup;
using Halyard.Server.Storage;
using Halyard.TestKit;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Halyard.Server.Tests.Support;

/// <summary>
/// The whole server in this process, on a real port of the loopback interface, with a data directory and a clock of its own.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    /// <summary>An access token of the owner.</summary>
    public const string Token = "api-of-the-owner-of-everything";

    /// <summary>When every server's clock begins: in the future, so that the client does not take cookies for expired.</summary>
    public static readonly DateTimeOffset Start = new(2099, 1, 5, 10, 30, 15, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory;
    private readonly WebApplication _app;

    private ApiServer(TemporaryDirectory directory, WebApplication app, StartFacts facts)
    {
        _directory = directory;
        _app = app;
        Facts = facts;
        Http = Client();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(Token);
    }

    /// <summary>Sends the owner's token.</summary>
    public HttpClient Http { get; }

    public StartFacts Facts { get; }

    public Uri Address => new(_app.Urls.Single());

    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    public static async Task<ApiServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var directory = new TemporaryDirectory();
        var all = new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Halyard:Bootstrap:AccessToken"] = Token,
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var builder = Serving.Configure(all);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Start));
        var data = new DataDirectory(directory.Path);
        data.Create();
        var app = Program.Build(builder, data);
        var cancellationToken = TestContext.Current.CancellationToken;
        var facts = await app.Services.GetRequiredService<Bootstrap>().RunAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        return new ApiServer(directory, app, facts);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A client of its own, without a token: it follows no redirects and remembers cookies.</summary>
    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A client that acts with a token.</summary>
    public HttpClient Client(string token)
    {
        var client = Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        return client;
    }

    /// <summary>A client that has signed in as the owner by a link, as a browser does.</summary>
    public async Task<HttpClient> SignInAsync()
    {
        var client = Client();
        var link = await Get<SignInLinks>().CreateAsync(Facts.Owner, TestContext.Current.CancellationToken);
        using var answer = await client.GetAsync(link, TestContext.Current.CancellationToken);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _directory.Dispose();
    }
}

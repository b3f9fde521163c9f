using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed class HalyardServicesTests : WireTests
{
    [Fact]
    public async Task A_host_starts_the_client_and_waits_for_its_flags()
    {
        using var host = Host(("Halyard:SdkKey", "sdk-1"), ("Halyard:ServiceEndpoints:Url", Service.Url.ToString()));

        var starting = host.StartAsync(Token);
        await (await Service.NextStreamAsync(Token)).PutAsync(Some.Flag("f1"));
        await starting;

        host.Services.GetRequiredService<HalyardClient>().BoolVariation("f1", User).ShouldBeTrue();
        Log.At(LogLevel.Information).ShouldContain(line => line.Id == EventIds.StreamConnected);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_host_that_gets_no_flags_starts_all_the_same()
    {
        using var host = Host(("Halyard:SdkKey", "sdk-1"), ("Halyard:ServiceEndpoints:Url", Service.Url.ToString()));

        var starting = host.StartAsync(Token);
        await Time.TimerAsync(TimeSpan.FromSeconds(5), Token);
        Time.Advance(TimeSpan.FromSeconds(5));
        await starting;

        host.Services.GetRequiredService<HalyardClient>().IsInitialized.ShouldBeFalse();
    }

    [Fact]
    public async Task Faulty_options_fail_the_start_with_every_fault_at_once()
    {
        using var host = Host(("Halyard:Events:Capacity", "0"), ("Halyard:Http:ReadTimeout", "00:00:00"));

        var failure = await Should.ThrowAsync<OptionsValidationException>(host.StartAsync(Token));

        failure.Failures.Count().ShouldBe(3);
        failure.Message.ShouldContain("Halyard:SdkKey");
        failure.Message.ShouldContain("Halyard:Events:Capacity is 0");
        failure.Message.ShouldContain("Halyard:Http:ReadTimeout is 00:00:00");
    }

    [Fact]
    public void Every_option_can_come_from_the_configuration()
    {
        using var host = Host(
            ("Halyard:SdkKey", "sdk-1"),
            ("Halyard:ServiceEndpoints:Url", "https://all.example.org"),
            ("Halyard:ServiceEndpoints:Events", "https://events.example.org"),
            ("Halyard:InitialReconnectDelay", "00:00:02"),
            ("Halyard:StartWait", "00:00:03"),
            ("Halyard:Events:Send", "false"),
            ("Halyard:Events:FlushInterval", "00:00:04"),
            ("Halyard:Events:PrivateAttributes:0", "email"),
            ("Halyard:Events:PrivateAttributes:1", "/address/street"),
            ("Halyard:Http:StreamReadTimeout", "00:06:00"),
            ("Halyard:Application:Id", "web-shop"),
            ("Halyard:Wrapper:Name", "w"));

        var options = host.Services.GetRequiredService<IOptions<HalyardOptions>>().Value;

        options.ServiceEndpoints.Streaming.ShouldBe(new Uri("https://all.example.org"));
        options.ServiceEndpoints.Events.ShouldBe(new Uri("https://events.example.org"));
        options.InitialReconnectDelay.ShouldBe(TimeSpan.FromSeconds(2));
        options.StartWait.ShouldBe(TimeSpan.FromSeconds(3));
        options.Events.Send.ShouldBeFalse();
        options.Events.FlushInterval.ShouldBe(TimeSpan.FromSeconds(4));
        options.Events.PrivateAttributes.ShouldBe(["email", "/address/street"]);
        options.Http.StreamReadTimeout.ShouldBe(TimeSpan.FromMinutes(6));
        options.Application.Id.ShouldBe("web-shop");
        options.Wrapper.Name.ShouldBe("w");
    }

    [Fact]
    public async Task Adding_it_twice_makes_one_client_with_the_options_of_both()
    {
        var services = new ServiceCollection();
        services.AddHalyard(options => options.SdkKey = "sdk-1").Services.ShouldBeSameAs(services);
        services.AddHalyard(options => options.StartWait = TimeSpan.FromSeconds(1));

        await using var container = services.BuildServiceProvider();

        container.GetServices<HalyardClient>().ShouldHaveSingleItem();
        container.GetServices<IHostedService>().ShouldHaveSingleItem();
        var options = container.GetRequiredService<IOptions<HalyardOptions>>().Value;
        (options.SdkKey, options.StartWait).ShouldBe(("sdk-1", TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_container_disposes_the_client()
    {
        var services = new ServiceCollection();
        services.AddHalyard(options =>
        {
            options.SdkKey = "sdk-1";
            options.ServiceEndpoints.Url = Service.Url;
        });
        var container = services.BuildServiceProvider();
        container.GetRequiredService<HalyardClient>();
        var stream = await Service.NextStreamAsync(Token);

        await container.DisposeAsync();

        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
    }

    private IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddHalyard();
        return builder.Build();
    }
}

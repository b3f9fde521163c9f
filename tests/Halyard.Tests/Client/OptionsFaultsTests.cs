using Halyard.Client;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed class OptionsFaultsTests
{
    [Fact]
    public void The_defaults_need_only_an_sdk_key()
    {
        OptionsFaults.Of(new HalyardOptions { SdkKey = "sdk-01-ab_c.d" }).ShouldBeEmpty();
        OptionsFaults.Of(new HalyardOptions()).ShouldHaveSingleItem()
            .ShouldBe("Halyard:SdkKey is not set; it must be the SDK key of an environment.");
    }

    [Theory]
    [InlineData("sdk 1")]
    [InlineData("sdk-1\n")]
    [InlineData("sdk-ä")]
    public void An_sdk_key_that_cannot_be_one_is_not_repeated(string sdkKey)
    {
        OptionsFaults.Of(new HalyardOptions { SdkKey = sdkKey }).ShouldHaveSingleItem()
            .ShouldBe("Halyard:SdkKey is not an SDK key; it must be up to 8,192 letters, digits, '.', '_' and '-'.");
    }

    [Fact]
    public void Every_fault_is_named_with_its_value_and_what_would_be_right()
    {
        var options = new HalyardOptions
        {
            SdkKey = "sdk-1",
            InitialReconnectDelay = TimeSpan.Zero,
            StartWait = TimeSpan.FromHours(1),
            ServiceEndpoints = { Streaming = new Uri("/all", UriKind.Relative), Events = new Uri("ftp://host") },
            Events =
            {
                Capacity = 0, FlushInterval = TimeSpan.Zero, ContextKeysCapacity = 2_000_000, ContextKeysFlushInterval = TimeSpan.Zero,
                PrivateAttributes = ["name", "/a//b"],
            },
            Http = { ConnectTimeout = TimeSpan.Zero, ReadTimeout = TimeSpan.Zero, StreamReadTimeout = TimeSpan.Zero },
            Wrapper = { Name = "a b", Version = "1/2" },
        };

        OptionsFaults.Of(options).ShouldBe(
        [
            "Halyard:ServiceEndpoints:Streaming is '/all'; it must be an absolute http or https URI.",
            "Halyard:ServiceEndpoints:Events is 'ftp://host/'; it must be an absolute http or https URI.",
            "Halyard:InitialReconnectDelay is 00:00:00; it must be between 00:00:00.0010000 and 00:00:30.",
            "Halyard:StartWait is 01:00:00; it must be between 00:00:00 and 00:10:00.",
            "Halyard:Events:Capacity is 0; it must be between 1 and 1,000,000.",
            "Halyard:Events:FlushInterval is 00:00:00; it must be between 00:00:00.1000000 and 01:00:00.",
            "Halyard:Events:ContextKeysCapacity is 2000000; it must be between 1 and 1,000,000.",
            "Halyard:Events:ContextKeysFlushInterval is 00:00:00; it must be between 00:00:01 and 1.00:00:00.",
            "Halyard:Events:PrivateAttributes:1 is '/a//b'; it must be a name or a path. "
                + "The attribute reference '/a//b' has a double slash or ends with one.",
            "Halyard:Http:ConnectTimeout is 00:00:00; it must be between 00:00:00.0100000 and 00:10:00.",
            "Halyard:Http:ReadTimeout is 00:00:00; it must be between 00:00:00.0100000 and 00:10:00.",
            "Halyard:Http:StreamReadTimeout is 00:00:00; it must be between 00:00:01 and 01:00:00.",
            "Halyard:Wrapper:Name is 'a b'; it must be letters, digits, '.', '_' and '-'.",
            "Halyard:Wrapper:Version is '1/2'; it must be letters, digits, '.', '_' and '-'.",
        ]);
    }

    [Fact]
    public void One_url_sets_all_addresses_and_is_named_once()
    {
        var endpoints = new ServiceEndpoints { Url = new Uri("https://flags.example.org/halyard/") };
        endpoints.Streaming.ShouldBe(endpoints.Url);
        endpoints.Polling.ShouldBe(endpoints.Url);
        endpoints.Events.ShouldBe(endpoints.Url);

        OptionsFaults.Of(new HalyardOptions { SdkKey = "sdk-1", ServiceEndpoints = { Url = new Uri("flags", UriKind.Relative) } })
            .ShouldHaveSingleItem().ShouldBe("Halyard:ServiceEndpoints:Url is 'flags'; it must be an absolute http or https URI.");
    }

    [Theory]
    [InlineData("https://flags.example.org", "https://flags.example.org/all")]
    [InlineData("https://flags.example.org/", "https://flags.example.org/all")]
    [InlineData("https://flags.example.org/a/b", "https://flags.example.org/a/b/all")]
    [InlineData("https://flags.example.org/a/b//", "https://flags.example.org/a/b/all")]
    public void A_path_is_appended_to_an_address_with_and_without_a_slash(string service, string address)
    {
        ServiceConnection.Address(new Uri(service), "all").AbsoluteUri.ShouldBe(address);
    }
}

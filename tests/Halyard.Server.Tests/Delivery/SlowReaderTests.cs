using Halyard.Api.Flags;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class SlowReaderTests
{
    // Long enough that a few dozen fill the buffers of both sockets, whatever the system makes of them.
    private static readonly string Long = new('x', 400_000);

    [Fact]
    public async Task A_reader_who_stops_reading_for_a_while_gets_everything_and_nobody_else_notices()
    {
        await using var server = await SdkServer.StartAsync(("Halyard:Delivery:QueueLength", "4"));
        await server.AddEnvironmentAsync();
        await using var slow = await EventStream.OpenAsync(server.Http, "sdk-default-production");
        await using var quick = await EventStream.OpenAsync(server.Http, "sdk-default-production");
        (await quick.ReadAsync())!.Name.ShouldBe("put");
        using var replaced = new Measurements(server, "halyard.delivery.replaced");
        var isReplaced = replaced.NextAsync();

        var version = 0;
        while (!isReplaced.IsCompleted)
        {
            await server.SaveAsync(Flag(++version));
            (await quick.ReadAsync())!.ToString().ShouldBe($"patch /flags/long v{version}");
        }

        var names = new List<string>();
        var versions = new List<int>();
        while (versions.LastOrDefault() < version)
        {
            var read = await slow.ReadAsync();
            names.Add(read!.Name);
            versions.Add(VersionOf(read));
        }

        names[0].ShouldBe("put");
        names[^1].ShouldBe("put");
        versions.ShouldBeInOrder();
        versions.Count.ShouldBeLessThan(version);
    }

    private static FlagDefinition Flag(int version) => SeedFlags.Flag("long", ("production", version)) with
    {
        Variations = [new Variation { Id = "on", Value = Long }, new Variation { Id = "off", Value = "" }],
    };

    private static int VersionOf(StreamEvent read)
    {
        var data = read.Data.GetProperty("data");
        return read.Name == "put"
            ? data.GetProperty("flags").TryGetProperty("long", out var flag) ? flag.GetProperty("version").GetInt32() : 0
            : data.GetProperty("version").GetInt32();
    }
}

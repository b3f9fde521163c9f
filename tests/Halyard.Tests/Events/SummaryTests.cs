using System.Text.Json.Nodes;
using Halyard.Evaluation.Flags;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests.Events;

public sealed class SummaryTests : WireTests
{
    [Fact]
    public async Task Evaluations_are_counted_by_version_and_variation()
    {
        var (client, stream) = await StartAsync(
            FlagBuilder.Of("f1", "a", "b").On().Version(5).Rule(rule => rule.When("key", "in", "u2").Serve("b")).Build());
        var changes = ChangesOf(client);

        client.StringVariation("f1", User, "x");
        client.StringVariation("f1", User, "y");
        client.StringVariation("f1", Context.Create("u2"), "x");
        await stream.PatchAsync(Some.Flag("f1", "c", version: 6));
        await changes.ReadAsync(Token);
        client.StringVariation("f1", User, "z");

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"f1":{"default":"x","contextKinds":["user"],"counters":[
                {"variation":0,"version":5,"value":"a","count":2},
                {"variation":1,"version":5,"value":"b","count":1},
                {"variation":0,"version":6,"value":"c","count":1}]}}
            """);
    }

    [Fact]
    public async Task A_flag_that_does_not_exist_is_counted_as_unknown()
    {
        var (client, _) = await StartAsync();

        client.BoolVariation("f1", User, true);
        client.BoolVariation("f1", Context.CreateMulti(User, Context.Create("o1", "org")), false);

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"f1":{"default":true,"contextKinds":["org","user"],"counters":[{"unknown":true,"value":true,"count":2}]}}
            """);
    }

    [Fact]
    public async Task A_client_without_flags_counts_all_of_them_as_unknown()
    {
        var client = Connect();

        client.IntVariation("f1", User, 7);

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"f1":{"default":7,"contextKinds":["user"],"counters":[{"unknown":true,"value":7,"count":1}]}}
            """);
    }

    [Fact]
    public async Task The_default_is_counted_without_a_variation()
    {
        var (client, _) = await StartAsync(
            Some.Flag("wrong-type", "text"),
            new Flag { Key = "off", Version = 2 },
            new Flag { Key = "malformed", Version = 3, On = true });

        client.BoolVariation("wrong-type", User, true);
        client.BoolVariation("off", User, true);
        client.BoolVariation("malformed", User, true);

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"wrong-type":{"default":true,"contextKinds":["user"],"counters":[{"version":1,"value":true,"count":1}]},
             "off":{"default":true,"contextKinds":["user"],"counters":[{"version":2,"value":true,"count":1}]},
             "malformed":{"default":true,"contextKinds":["user"],"counters":[{"version":3,"value":true,"count":1}]}}
            """);
    }

    [Fact]
    public async Task Prerequisites_are_counted_with_a_default_of_null()
    {
        var (client, _) = await StartAsync(
            Some.Flag("f2", "yes"),
            FlagBuilder.Of("f1", "a", "b").On().Prerequisite("f2", 0).Build());

        client.StringVariation("f1", User, "x");

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"f2":{"default":null,"contextKinds":["user"],"counters":[{"variation":0,"version":1,"value":"yes","count":1}]},
             "f1":{"default":"x","contextKinds":["user"],"counters":[{"variation":0,"version":1,"value":"a","count":1}]}}
            """);
    }

    [Fact]
    public async Task A_flag_may_be_left_out()
    {
        var (client, _) = await StartAsync(Some.Flag("f1") with { ExcludeFromSummaries = true });

        client.BoolVariation("f1", User);

        var post = await NextPostAsync(client, Service);
        post.Summary.ShouldBeNull();
        post.OfKind("index").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_summary_has_its_own_default_kinds_and_dates()
    {
        var (client, _) = await StartAsync(Some.Flag("f1", "a"));
        client.StringVariation("f1", User, "x");
        var first = (await NextPostAsync(client, Service)).Summary!;

        Time.Advance(TimeSpan.FromSeconds(1));
        client.StringVariation("f1", Context.Create("o1", "org"), "y");
        Time.Advance(TimeSpan.FromSeconds(1));
        var post = await NextPostAsync(client, Service);

        Features(post).ShouldBeJson("""
            {"f1":{"default":"y","contextKinds":["org"],"counters":[{"variation":0,"version":1,"value":"a","count":1}]}}
            """);
        ((long)post.Summary!["startDate"]!).ShouldBe((long)first["startDate"]! + 1000);
        ((long)post.Summary!["endDate"]!).ShouldBe((long)first["startDate"]! + 2000);
    }

    [Fact]
    public async Task A_flag_that_is_sent_anew_in_the_same_version_has_one_counter()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", "a"));
        var changes = ChangesOf(client);

        client.StringVariation("f1", User, "x");
        await stream.PutAsync(Some.Flag("f1", "a"), Some.Flag("end"));
        await changes.ReadAsync(Token);
        client.StringVariation("f1", User, "y");

        Features(await NextPostAsync(client, Service)).ShouldBeJson("""
            {"f1":{"default":"x","contextKinds":["user"],"counters":[{"variation":0,"version":1,"value":"a","count":2}]}}
            """);
    }

    [Fact]
    public async Task Every_evaluation_of_every_thread_is_counted_once_however_often_it_is_delivered_and_changed()
    {
        const int Threads = 4;
        const int Each = 200_000;
        var (client, stream) = await StartAsync(Some.Flag("f1", 0));
        var posts = new List<EventPost>();

        var evaluating = Enumerable.Range(0, Threads).Select(_ => Task.Run(() => EvaluateMany(client, Each), Token));
        var all = Task.WhenAll(evaluating);
        for (var version = 2; !all.IsCompleted; version++)
        {
            await stream.PatchAsync(Some.Flag("f1", version, version));
            (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
            GC.Collect();
            posts.AddRange(Service.TakePosts());
        }

        await all;
        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        posts.AddRange(Service.TakePosts());
        posts.Sum(post => CountOf(post, "f1")).ShouldBe(Threads * Each);
        posts.Count.ShouldBeGreaterThan(1);
    }

    private static void EvaluateMany(HalyardClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.IntVariation("f1", User, -1);
        }
    }

    private static JsonNode Features(EventPost post) => post.Summary.ShouldNotBeNull()["features"]!;

    private static long CountOf(EventPost post, string flag) =>
        post.Summary?["features"]?[flag]?["counters"]!.AsArray().Sum(counter => (long)counter!["count"]!) ?? 0;
}

using System.Text.Json.Nodes;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests.Events;

public sealed class IndexEventTests : WireTests
{
    private static readonly Context Alice = Context.Builder("alice")
        .Name("Alice").Set("email", "a@b.c").Set("/odd", 1)
        .Set("address", FlagValue.Object(("street", "S"), ("city", FlagValue.Object(("name", "C"), ("zip", 1)))))
        .Build();

    [Fact]
    public async Task A_context_is_described_once()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", Alice);
        client.BoolVariation("f1", Alice);
        client.BoolVariation("f2", Context.Create("alice"));

        var post = await NextPostAsync(client, Service);
        Contexts(post).ShouldHaveSingleItem().ShouldBeJson("""
            {"kind":"user","key":"alice","name":"Alice","email":"a@b.c","/odd":1,"address":{"street":"S","city":{"name":"C","zip":1}}}
            """);
        ((long)post.OfKind("index").Single()["creationDate"]!).ShouldBe(Time.GetUtcNow().ToUnixTimeMilliseconds());
        ((string)post.Events[^1]["kind"]!).ShouldBe("summary");
    }

    [Fact]
    public async Task Contexts_of_different_kinds_and_keys_are_different()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        var org = Context.Create("u1", "org");

        client.BoolVariation("f1", User);
        client.BoolVariation("f1", org);
        client.BoolVariation("f1", Context.CreateMulti(User, org));
        client.BoolVariation("f1", Context.CreateMulti(org, User));

        Contexts(await NextPostAsync(client, Service)).Select(context => (string)context["kind"]!).ShouldBe(["user", "org", "multi"]);
    }

    [Fact]
    public async Task After_five_minutes_it_is_described_anew()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        client.BoolVariation("f1", User);
        await NextPostAsync(client, Service);

        Time.Advance(TimeSpan.FromMinutes(5));
        client.BoolVariation("f1", User);

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_longest_unused_makes_room()
    {
        var (client, _) = await StartAsync(options => options.Events.ContextKeysCapacity = 2, Some.Flag("f1"));

        foreach (var key in new[] { "a", "b", "a", "c", "a", "b" })
        {
            client.BoolVariation("f1", Context.Create(key));
        }

        Contexts(await NextPostAsync(client, Service)).Select(context => (string)context["key"]!).ShouldBe(["a", "b", "c", "b"]);
    }

    [Fact]
    public async Task Of_many_threads_one_describes_it()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        var contexts = Enumerable.Range(0, 500).Select(i => Context.Create($"u{i}")).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EvaluateAll, Token)));

        Contexts(await NextPostAsync(client, Service)).Count().ShouldBe(500);

        void EvaluateAll() => Array.ForEach(contexts, context => client.BoolVariation("f1", context));
    }

    [Fact]
    public async Task Private_attributes_are_left_out_and_named()
    {
        var context = Context.Builder(Alice).Private("/address/street", "/address/city/zip", "/address/none", "/~1odd", "key").Build();
        var (client, _) = await StartAsync(options => options.Events.PrivateAttributes = ["email", "/name"], Some.Flag("f1"));

        client.BoolVariation("f1", context);

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem().ShouldBeJson("""
            {"kind":"user","key":"alice","address":{"city":{"name":"C"}},
             "_meta":{"redactedAttributes":["name","email","/~1odd","/address/street","/address/city/zip"]}}
            """);
    }

    [Fact]
    public async Task A_private_attribute_takes_its_properties_along()
    {
        var context = Context.Builder(Alice).Private("/address/street", "address", "/email/x").Build();
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", context);

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem().ShouldBeJson("""
            {"kind":"user","key":"alice","name":"Alice","email":"a@b.c","/odd":1,"_meta":{"redactedAttributes":["address"]}}
            """);
    }

    [Fact]
    public async Task All_attributes_may_be_private()
    {
        var (client, _) = await StartAsync(options => options.Events.AllAttributesPrivate = true, Some.Flag("f1"));

        client.BoolVariation("f1", Context.Builder(Alice).Anonymous(true).Build());

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem().ShouldBeJson("""
            {"kind":"user","key":"alice","anonymous":true,"_meta":{"redactedAttributes":["name","email","/~1odd","address"]}}
            """);
    }

    [Fact]
    public async Task What_one_part_of_a_context_keeps_private_another_may_tell()
    {
        var multi = Context.CreateMulti(
            Context.Builder("u1").Set("plan", "a").Private("plan").Build(),
            Context.Builder("o1").Kind("org").Set("plan", "b").Build());
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", multi);

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem().ShouldBeJson("""
            {"kind":"multi","org":{"key":"o1","plan":"b"},"user":{"key":"u1","_meta":{"redactedAttributes":["plan"]}}}
            """);
    }

    [Fact]
    public async Task Anonymous_contexts_may_be_omitted()
    {
        var nobody = Context.Builder("n1").Anonymous(true).Build();
        var (client, _) = await StartAsync(options => options.Events.OmitAnonymousContexts = true, Some.Flag("f1"));

        client.BoolVariation("f1", nobody);
        client.BoolVariation("f1", Context.CreateMulti(nobody, Context.Create("o1", "org")));

        Contexts(await NextPostAsync(client, Service)).ShouldHaveSingleItem().ShouldBeJson("""{"kind":"org","key":"o1"}""");
    }

    [Fact]
    public async Task A_context_that_is_not_valid_is_neither_described_nor_counted()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", Context.Create(""));
        client.BoolVariation("f1", null!);
        client.BoolVariation("f2", Context.Create(""));

        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        Service.TakePosts().ShouldBeEmpty();
    }

    private static IEnumerable<JsonNode> Contexts(EventPost post) => post.OfKind("index").Select(index => index["context"]!);
}

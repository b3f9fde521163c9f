using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Wire;

using Shouldly;

namespace Halyard.Api.Tests.Flags;

public sealed class FlagDeliveryTests
{
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FlagTargeting Plain = new()
    {
        Version = 7,
        LastModified = Made,
        Salt = "salt",
        Sel = "sel",
        Fallthrough = VariationOrRollout.Of(0),
        OffVariation = 1,
    };

    private static readonly FlagDefinition Flag = new()
    {
        Key = "checkout",
        Name = "Checkout",
        Version = 12,
        CreatedAt = Made,
        Variations = [new Variation { Id = "t", Value = true }, new Variation { Id = "f", Value = false }],
        Defaults = new FlagDefaults(0, 1),
        Environments = ImmutableSortedDictionary<string, FlagTargeting>.Empty.Add("test", Plain),
    };

    [Fact]
    public void Every_array_is_written_even_if_it_is_empty() => JsonNode.DeepEquals(Json(Flag), JsonNode.Parse(
        """
        {
          "key": "checkout", "version": 7, "on": false, "prerequisites": [], "targets": [], "contextTargets": [], "rules": [],
          "fallthrough": { "variation": 0 }, "offVariation": 1, "variations": [true, false],
          "clientSideAvailability": { "usingMobileKey": true, "usingEnvironmentId": false }, "clientSide": false,
          "salt": "salt", "trackEvents": false, "trackEventsFallthrough": false
        }
        """)).ShouldBeTrue();

    [Fact]
    public void The_older_mark_of_client_side_flags_says_the_same()
    {
        var exposed = Flag with { ClientSideAvailability = new ClientSideAvailability(false, true) };

        var json = Json(exposed);

        json["clientSide"]!.GetValue<bool>().ShouldBeTrue();
        json["clientSideAvailability"]!["usingEnvironmentId"]!.GetValue<bool>().ShouldBeTrue();
        json["clientSideAvailability"]!["usingMobileKey"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void SDKs_get_the_version_of_their_environment() => Flag.ToFlag("test").Version.ShouldBe(7);

    [Fact]
    public void Users_alone_are_plain_targets()
    {
        var flag = With(Plain with { Targets = [Target("user", 0, "maria")] }).ToFlag("test");

        flag.Targets.ShouldHaveSingleItem().Values.ShouldBe(["maria"]);
        flag.ContextTargets.ShouldBeEmpty();
    }

    [Fact]
    public void Beside_other_kinds_users_keep_their_place_in_the_order_and_their_keys_among_the_targets()
    {
        var flag = With(Plain with { Targets = [Target("org", 1, "acme"), Target("user", 0, "maria")] }).ToFlag("test");

        flag.Targets.ShouldHaveSingleItem().Values.ShouldBe(["maria"]);
        flag.ContextTargets.Select(static target => (target.ContextKind, target.Variation, target.Values.Length)).ShouldBe([("org", 1, 1), ("user", 0, 0)]);
    }

    [Fact]
    public void A_rule_is_written_with_all_that_strict_SDKs_ask_for()
    {
        var rule = new TargetingRule
        {
            Id = "r",
            Ref = "mine",
            Description = "not for SDKs",
            Serve = VariationOrRollout.Of(Rollout.Of(25_000, 75_000)),
            Clauses = [new TargetingClause { Id = "c", Op = "segmentMatch", Values = ["beta"] }],
        };

        var json = Json(With(Plain with { Rules = [rule] }))["rules"]![0]!.AsObject();

        json.ContainsKey("ref").ShouldBeFalse();
        json.ContainsKey("description").ShouldBeFalse();
        var clause = json["clauses"]![0]!.AsObject();
        clause["attribute"]!.GetValue<string>().ShouldBe("");
        clause["op"]!.GetValue<string>().ShouldBe("segmentMatch");
        clause["values"]!.AsArray().Count.ShouldBe(1);
        json["rollout"]!["variations"]![1]!["weight"]!.GetValue<int>().ShouldBe(75_000);
    }

    [Fact]
    public void An_archived_flag_is_delivered_as_deleted()
    {
        var flag = (Flag with { Archived = true }).ToFlag("test");

        flag.Deleted.ShouldBeTrue();
        flag.Version.ShouldBe(7);
    }

    [Fact]
    public void A_deleted_flag_ends_one_version_above_what_SDKs_have() => Flag.ToTombstone("test").ShouldSatisfyAllConditions(
        static tombstone => tombstone.Deleted.ShouldBeTrue(), static tombstone => tombstone.Version.ShouldBe(8));

    [Fact]
    public void Only_a_migration_says_how_often_it_checks()
    {
        var migration = With(Plain with { MigrationCheckRatio = 10 }) with { Purpose = "migration" };

        migration.ToFlag("test").Migration!.CheckRatio.ShouldBe(10);
        Flag.ToFlag("test").Migration.ShouldBeNull();
    }

    private static FlagDefinition With(FlagTargeting targeting) => Flag with { Environments = Flag.Environments.SetItem("test", targeting) };

    private static Target Target(string kind, int variation, params string[] keys) => new() { ContextKind = kind, Variation = variation, Values = [.. keys] };

    private static JsonObject Json(FlagDefinition flag) => JsonNode.Parse(Encoding.UTF8.GetString(WireJson.ToBytes(flag.ToFlag("test"))))!.AsObject();
}

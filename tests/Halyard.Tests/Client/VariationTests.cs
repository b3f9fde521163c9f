using System.Text.Json.Serialization;
using Halyard.Evaluation.Flags;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed partial class VariationTests : WireTests
{
    [Fact]
    public async Task Each_type_has_its_method()
    {
        var (client, _) = await StartAsync(
            Some.Flag("bool", true), Some.Flag("string", "s"), Some.Flag("number", 2.5), Some.Flag("json", FlagValue.Array(1, "a")));

        client.BoolVariation("bool", User).ShouldBeTrue();
        client.StringVariation("string", User, "x").ShouldBe("s");
        client.IntVariation("number", User).ShouldBe(2);
        client.LongVariation("number", User).ShouldBe(2);
        client.DoubleVariation("number", User).ShouldBe(2.5);
        client.JsonVariation("json", User).ShouldBe(FlagValue.Array(1, "a"));
        client.JsonVariation("bool", User).ShouldBe(FlagValue.True);
    }

    [Fact]
    public async Task A_detail_says_which_variation_and_why()
    {
        var (client, _) = await StartAsync(
            FlagBuilder.Of("f1", "a", "b").On().Rule(rule => rule.Id("r1").When("key", "in", "u1").Serve("b")).Build());

        var matched = client.StringVariationDetail("f1", User, "x");
        var other = client.StringVariationDetail("f1", Context.Create("u2"), "x");

        matched.ShouldBe(new("b", 1, EvaluationReason.RuleMatch(0, "r1")));
        other.ShouldBe(new("a", 0, EvaluationReason.Fallthrough()));
        matched.IsDefaultValue.ShouldBeFalse();
    }

    [Fact]
    public async Task A_flag_that_is_off_without_a_variation_keeps_its_reason()
    {
        var (client, _) = await StartAsync(new Flag { Key = "f1", Version = 1 });

        var detail = client.IntVariationDetail("f1", User, 7);

        detail.ShouldBe(new(7, null, EvaluationReason.Off));
        detail.IsDefaultValue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_of_another_type_gives_the_default()
    {
        var (client, _) = await StartAsync(Some.Flag("string", "1"), Some.Flag("number", 1), Some.Flag("null", FlagValue.Null));
        var wrongType = EvaluationReason.Error(EvaluationErrorKind.WrongType);

        client.BoolVariationDetail("string", User, true).ShouldBe(new(true, null, wrongType));
        client.IntVariationDetail("string", User, 7).ShouldBe(new(7, null, wrongType));
        client.LongVariationDetail("string", User, 7).ShouldBe(new(7, null, wrongType));
        client.DoubleVariationDetail("string", User, 7).ShouldBe(new(7, null, wrongType));
        client.StringVariationDetail("number", User, "x").ShouldBe(new("x", null, wrongType));
        client.StringVariationDetail("null", User, "x").ShouldBe(new("x", null, wrongType));
        client.JsonVariationDetail("null", User, "x").ShouldBe(new(FlagValue.Null, 0, EvaluationReason.Fallthrough()));
    }

    [Fact]
    public async Task A_missing_flag_a_bad_context_and_a_malformed_flag_give_the_default_and_say_so()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"), new Flag { Key = "malformed", Version = 1, On = true });

        ReasonOf("f2", User).ShouldBe(EvaluationErrorKind.FlagNotFound);
        ReasonOf("f1", Context.Create("")).ShouldBe(EvaluationErrorKind.UserNotSpecified);
        ReasonOf("f1", null!).ShouldBe(EvaluationErrorKind.UserNotSpecified);
        ReasonOf("malformed", User).ShouldBe(EvaluationErrorKind.MalformedFlag);

        EvaluationErrorKind? ReasonOf(string key, Context context)
        {
            var detail = client.IntVariationDetail(key, context, 7);
            detail.Value.ShouldBe(7);
            return detail.Reason.ErrorKind;
        }
    }

    [Fact]
    public async Task A_json_flag_can_be_read_as_an_object()
    {
        var (client, _) = await StartAsync(Some.Flag("f1", FlagValue.Object(("Colour", "red"), ("Size", 3))));

        var detail = client.JsonVariationDetail("f1", User, new Look("blue", 1), LookJson.Default.Look);

        detail.ShouldBe(new(new Look("red", 3), 0, EvaluationReason.Fallthrough()));
        client.JsonVariation("f1", User, new Look("blue", 1), LookJson.Default.Look).ShouldBe(new Look("red", 3));
    }

    [Fact]
    public async Task A_json_flag_that_is_no_such_object_gives_the_default()
    {
        var (client, _) = await StartAsync(Some.Flag("f1", "text"), Some.Flag("f2", FlagValue.Null));
        var blue = new Look("blue", 1);

        client.JsonVariationDetail("f1", User, blue, LookJson.Default.Look)
            .ShouldBe(new(blue, null, EvaluationReason.Error(EvaluationErrorKind.WrongType)));
        client.JsonVariation("f2", User, blue, LookJson.Default.Look).ShouldBe(blue);

        var post = await NextPostAsync(client, Service);
        post.Summary!["features"]!["f1"]!["counters"].ShouldBeJson("""[{"version":1,"value":{"Colour":"blue","Size":1},"count":1}]""");
    }

    [Fact]
    public async Task Trouble_is_logged_once_and_not_at_every_call()
    {
        var (client, _) = await StartAsync(Some.Flag("f1", "text"), new Flag { Key = "malformed", Version = 1, On = true });

        for (var i = 0; i < 3; i++)
        {
            client.BoolVariation("f1", User);
            client.BoolVariation("malformed", User);
            client.BoolVariation("missing", User);
            client.BoolVariation("f1", Context.Create(""));
        }

        Log.At(LogLevel.Warning).Concat(Log.At(LogLevel.Error)).Select(line => line.Id).ShouldBe(
            [EventIds.ValueOfOtherType, EventIds.FlagUnknown, EventIds.ContextInvalid, EventIds.FlagMalformed]);
    }

    [Fact]
    public async Task Only_a_missing_key_or_type_is_a_programming_error()
    {
        var (client, _) = await StartAsync();

        Should.Throw<ArgumentNullException>(() => client.BoolVariation(null!, User));
        Should.Throw<ArgumentNullException>(() => client.JsonVariation("f1", User, new Look("", 0), null!));
    }

    internal sealed record Look(string Colour, int Size);

    [JsonSerializable(typeof(Look))]
    internal sealed partial class LookJson : JsonSerializerContext;
}

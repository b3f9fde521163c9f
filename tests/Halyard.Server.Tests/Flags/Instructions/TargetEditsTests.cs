using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class TargetEditsTests
{
    [Fact]
    public void Keys_are_added_to_the_list_of_their_kind_and_variation()
    {
        var targets = Sample.WithTargets(("user", 0, ["a"])).Apply(
            new FlagInstruction.AddTargets(Sample.Red, ["b", "a", "b"]),
            new FlagInstruction.AddTargets(Sample.Blue, ["acme"], "org"),
            new FlagInstruction.AddUserTargets(Sample.Green, ["c"])).Test().Targets;

        Show(targets).ShouldBe(["user 0: a b", "org 2: acme", "user 1: c"]);
    }

    [Fact]
    public void What_is_a_target_already_or_no_key_at_all_changes_nothing()
    {
        var flag = Sample.WithTargets(("user", 0, ["a"]));

        flag.Apply(new FlagInstruction.AddTargets(Sample.Red, ["a"])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.AddTargets(Sample.Blue, [])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.RemoveTargets(Sample.Red, ["z"])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.RemoveUserTargets(Sample.Blue, ["a"])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.ClearTargets(Sample.Blue)).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.ClearUserTargets(Sample.Green)).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.ReplaceTargets([new NewTarget(Sample.Red, ["a"], "user")])).ShouldChangeNothing();
    }

    [Fact]
    public void A_key_is_a_target_of_one_variation_at_most()
    {
        var flag = Sample.WithTargets(("user", 0, ["a"]));

        flag.Apply(new FlagInstruction.AddTargets(Sample.Blue, ["b", "a"]))
            .ShouldBeRefused("values", "The user 'a' is a target of the variation \"red\" in 'test'. Remove it there first.");
        flag.Apply(new FlagInstruction.AddTargets(Sample.Blue, ["a"], "org")).Refusal.ShouldBeNull();
        flag.Apply(new FlagInstruction.ReplaceTargets([new NewTarget(Sample.Red, ["a"]), new NewTarget(Sample.Blue, ["a"])]))
            .ShouldBeRefused("targets[1].values", "'a' is a target");
    }

    [Fact]
    public void A_list_without_keys_is_gone()
    {
        var flag = Sample.WithTargets(("user", 0, ["a", "b"]), ("org", 0, ["acme"]));

        Show(flag.Apply(new FlagInstruction.RemoveTargets(Sample.Red, ["a", "x"])).Test().Targets).ShouldBe(["user 0: b", "org 0: acme"]);
        Show(flag.Apply(new FlagInstruction.RemoveTargets(Sample.Red, ["acme"], "org")).Test().Targets).ShouldBe(["user 0: a b"]);
        Show(flag.Apply(new FlagInstruction.RemoveUserTargets(Sample.Red, ["a", "b"])).Test().Targets).ShouldBe(["org 0: acme"]);
        Show(flag.Apply(new FlagInstruction.ClearUserTargets(Sample.Red)).Test().Targets).ShouldBe(["org 0: acme"]);
        flag.Apply(new FlagInstruction.ClearTargets(Sample.Red)).Test().Targets.ShouldBeEmpty();
    }

    [Fact]
    public void All_targets_are_replaced()
    {
        var flag = Sample.WithTargets(("user", 0, ["a"]), ("org", 0, ["acme"]));

        Show(flag.Apply(new FlagInstruction.ReplaceTargets([new NewTarget(Sample.Blue, ["a"])])).Test().Targets).ShouldBe(["user 2: a"]);
        flag.Apply(new FlagInstruction.ReplaceTargets([])).Test().Targets.ShouldBeEmpty();
    }

    [Fact]
    public void Replacing_users_keeps_the_other_kinds_and_names_every_variation()
    {
        var flag = Sample.WithTargets(("user", 0, ["a"]), ("org", 0, ["acme"]));

        Show(flag.Apply(new FlagInstruction.ReplaceUserTargets(
            [new NewTarget(Sample.Red, []), new NewTarget(Sample.Green, ["a"]), new NewTarget(Sample.Blue, ["b"])])).Test().Targets)
            .ShouldBe(["org 0: acme", "user 1: a", "user 2: b"]);
        flag.Apply(new FlagInstruction.ReplaceUserTargets([new NewTarget(Sample.Red, ["a"])])).ShouldBeRefused("targets", "\"green\" ('green-id') is missing");
    }

    public static TheoryData<FlagInstruction, string, string> Refused => new()
    {
        { new FlagInstruction.AddTargets("x", ["a"]), "variationId", "no variation 'x'" },
        { new FlagInstruction.AddTargets(Sample.Red, [""]), "values[0]", "1 to 1,024 characters" },
        { new FlagInstruction.AddTargets(Sample.Red, ["a"], "kind"), "contextKind", "'user' or 'organization'" },
        { new FlagInstruction.AddUserTargets("x", ["a"]), "variationId", "no variation 'x'" },
        { new FlagInstruction.RemoveTargets("x", ["a"]), "variationId", "no variation 'x'" },
        { new FlagInstruction.RemoveUserTargets("x", ["a"]), "variationId", "no variation 'x'" },
        { new FlagInstruction.ClearTargets("x"), "variationId", "no variation 'x'" },
        { new FlagInstruction.ClearUserTargets("x"), "variationId", "no variation 'x'" },
        { new FlagInstruction.ReplaceTargets([new NewTarget("x", ["a"])]), "targets[0].variationId", "no variation 'x'" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_names_nothing_is_refused(FlagInstruction instruction, string field, string message) =>
        Sample.Flag().Apply(instruction).ShouldBeRefused(field, message);

    private static IEnumerable<string> Show(IEnumerable<Target> targets) =>
        targets.Select(static target => $"{target.ContextKind} {target.Variation}: {string.Join(' ', target.Values)}");
}

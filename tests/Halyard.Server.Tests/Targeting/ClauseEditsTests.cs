using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Targeting;

using Shouldly;

namespace Halyard.Server.Tests.Targeting;

public sealed class ClauseEditsTests
{
    private static readonly ImmutableArray<TargetingClause> Two =
    [
        new() { Id = "first", ContextKind = "user", Attribute = "country", Op = "in", Values = ["CH", "AT"] },
        new() { Id = "second", ContextKind = "user", Attribute = "age", Op = "greaterThan", Values = [17] },
    ];

    [Fact]
    public void A_new_clause_is_about_users_unless_it_says_otherwise()
    {
        var made = ClauseEdits.Make([New("country", "in", "CH"), New("country", "in", "CH") with { ContextKind = "org" }]).Value;

        made.Select(static clause => clause.ContextKind).ShouldBe(["user", "org"]);
    }

    [Fact]
    public void A_new_clause_keeps_its_id_unless_another_has_it()
    {
        var added = ClauseEdits.Add(Two, [New("a", "in", 1) with { Id = "third" }, New("b", "in", 1) with { Id = "first" }, New("c", "in", 1)]).Value;

        added[2].Id.ShouldBe("third");
        added.Select(static clause => clause.Id).ShouldBeUnique();
        Guid.TryParse(added[4].Id, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_broken_clause_is_refused_by_its_place()
    {
        ClauseEdits.Add(Two, [New("a", "in", 1), New("b", "before", "soon")]).Refusal!.Field.ShouldBe("clauses[1].values[0]");
        ClauseEdits.Add(Two, []).Refusal!.Field.ShouldBe("clauses");
        ClauseEdits.Make([null!]).Refusal!.Field.ShouldBe("clauses[0]");
    }

    [Fact]
    public void A_rule_can_have_a_hundred_clauses()
    {
        var many = Enumerable.Repeat(New("a", "in", 1), ClauseEdits.MaxClauses).ToImmutableArray();

        ClauseEdits.Make(many).Value.Length.ShouldBe(100);
        ClauseEdits.Add(Two, many).Refusal!.Message.ShouldContain("100");
    }

    [Fact]
    public void Removing_a_clause_that_is_not_there_changes_nothing()
    {
        ClauseEdits.Remove(Two, ["nobody"]).Value.ShouldBe(Two);
        ClauseEdits.Remove(Two, ["first", "nobody"]).Value.ShouldBe([Two[1]]);
    }

    [Fact]
    public void The_last_clause_cannot_be_removed()
    {
        var refusal = ClauseEdits.Remove(Two, ["first", "second"]).Refusal!;

        refusal.Field.ShouldBe("clauseIds");
        refusal.Message.ShouldContain("Remove the rule");
    }

    [Fact]
    public void An_updated_clause_keeps_its_id_and_its_place()
    {
        var updated = ClauseEdits.Update(Two, "first", New("plan", "in", "gold") with { Id = "other", Negate = true }).Value;

        updated[0].Id.ShouldBe("first");
        updated[0].Attribute.ShouldBe("plan");
        updated[0].Negate.ShouldBeTrue();
        updated[1].ShouldBe(Two[1]);
    }

    [Fact]
    public void Values_are_added_once()
    {
        ClauseEdits.AddValues(Two, "first", ["DE", "CH", "DE"]).Value[0].Values.ShouldBe(["CH", "AT", "DE"]);
    }

    [Fact]
    public void Added_values_must_suit_the_operator()
    {
        ClauseEdits.AddValues(Two, "second", [18, "19"]).Refusal!.Field.ShouldBe("values[1]");
    }

    [Fact]
    public void Values_are_removed_but_for_the_last()
    {
        ClauseEdits.RemoveValues(Two, "first", ["CH", "DE"]).Value[0].Values.ShouldBe(["AT"]);
        ClauseEdits.RemoveValues(Two, "first", ["CH", "AT"]).Refusal!.Message.ShouldContain("Remove the clause");
    }

    [Fact]
    public void A_clause_that_is_not_there_cannot_be_changed()
    {
        ClauseEdits.Update(Two, "nobody", New("a", "in", 1)).Refusal!.Field.ShouldBe("clauseId");
        ClauseEdits.AddValues(Two, "nobody", [1]).Refusal!.Field.ShouldBe("clauseId");
        ClauseEdits.RemoveValues(Two, "nobody", [1]).Refusal!.Message.ShouldContain("'nobody'");
    }

    private static NewClause New(string attribute, string op, FlagValue value) => new() { Attribute = attribute, Op = op, Values = [value] };
}

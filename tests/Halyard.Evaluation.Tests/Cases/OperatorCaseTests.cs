using System.Text.Json.Nodes;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Evaluation.Tests.Cases;

/// <summary>
/// Runs the rows of <c>operators.json</c>: an attribute's value, an operator, a clause's value, and whether they match. Negated, each row
/// turns round.
/// </summary>
public sealed class OperatorCaseTests
{
    public const string FileName = "operators.json";

    private static readonly Lazy<JsonObject> Rows = new(() =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf($"tests/Halyard.Evaluation.Tests/Cases/{FileName}")))!.AsObject());

    public static IEnumerable<TheoryDataRow<string, int>> Cases() =>
        from rows in Rows.Value
        from row in rows.Value!.AsArray().Index()
        select new TheoryDataRow<string, int>(rows.Key, row.Index)
        {
            TestDisplayName = $"{Json(row.Item![0])} {rows.Key} {Json(row.Item[1])} is {row.Item[2]}",
            Label = "",
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Row(string op, int index)
    {
        var row = Rows.Value[op]![index]!.AsArray();
        var matches = row[2]!.GetValue<bool>();
        var clauseValue = FlagValue.Parse(Json(row[1]));
        var context = Context.Builder("k").Set("a", FlagValue.Parse(Json(row[0]))).Build();

        Matches(Clause.Of("user", "a", op, clauseValue), context).ShouldBe(matches);
        Matches(Clause.Of("user", "a", op, "no such value", clauseValue, FlagValue.Null), context).ShouldBe(matches);
        Matches(Clause.Of("user", "a", op, clauseValue) with { Negate = true }, context).ShouldBe(!matches);
    }

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "null";

    private static bool Matches(Clause clause, Context context) =>
        Evaluator.Evaluate(
            new CompiledFlag(FlagBuilder.Boolean("f").On().Fallthrough(false).Rule(r => r.When(clause).Serve(true)).Build()),
            context,
            FlagSnapshot.Empty).Value.AsBool;
}

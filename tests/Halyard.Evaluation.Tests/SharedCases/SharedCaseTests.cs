using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Evaluation.Tests.SharedCases;

public sealed class SharedCaseTests
{
    private const string NoFile = "";

    private static readonly Lazy<Dictionary<string, Dictionary<string, SharedCase>>> Files = new(() =>
        TestDataFolder.FilesOf("evaluation", ".yml").Concat(TestDataFolder.FilesOf("evaluation", ".yaml")).ToDictionary(
            path => Path.GetFileName(path), path => SharedCaseFile.Read(path).ToDictionary(one => one.Name)));

    public static IEnumerable<TheoryDataRow<string, string>> Cases()
    {
        if (Files.Value.Count == 0)
        {
            yield return new(NoFile, "") { Skip = $"There are no shared evaluation cases in '{TestDataFolder.Root}'." };
        }

        foreach (var (file, cases) in Files.Value)
        {
            foreach (var name in cases.Keys)
            {
                yield return new(file, name) { TestDisplayName = $"{file}: {name}", Label = "" };
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shared_case(string file, string name)
    {
        var (_, data, evaluation) = Files.Value[file][name];
        var snapshot = FlagSnapshot.Create(WireJson.ReadDataSet(Encoding.UTF8.GetBytes(data.ToJsonString())));
        var context = Context.Parse(Json(evaluation["context"] ?? evaluation["user"]));

        var detail = TypedVariation.Of(
            snapshot,
            evaluation["flagKey"]!.GetValue<string>(),
            context,
            evaluation["valueType"]?.GetValue<string>(),
            FlagValue.Parse(Json(evaluation["default"])));

        var expected = evaluation["expect"]!;
        context.IsValid.ShouldBeTrue(context.Error);
        detail.Reason.ShouldBe(JsonSerializer.Deserialize<EvaluationReason>(Json(expected["reason"])));
        detail.Value.ShouldBe(FlagValue.Parse(Json(expected["value"])));
        detail.VariationIndex.ShouldBe((int?)expected["variationIndex"]?.GetValue<long>());
    }

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "null";
}

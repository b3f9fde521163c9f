using System.Text;
using System.Text.Json.Nodes;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Evaluation.Tests.Cases;

/// <summary>
/// Runs the files beside it. A case names a flag and a context, and says what comes out: value, variation, reason, forced tracking,
/// prerequisites.
/// </summary>
public sealed class GoldenCaseTests
{
    private static readonly Lazy<Dictionary<string, JsonObject>> Files = new(() =>
        Directory.GetFiles(Repository.PathOf("tests/Halyard.Evaluation.Tests/Cases"), "*.json")
            .Where(path => Path.GetFileName(path) != OperatorCaseTests.FileName)
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetFileName(path), path => JsonNode.Parse(File.ReadAllText(path))!.AsObject()));

    public static IEnumerable<TheoryDataRow<string, int>> Cases() =>
        from file in Files.Value
        from one in file.Value["cases"]!.AsArray().Index()
        select new TheoryDataRow<string, int>(file.Key, one.Index) { TestDisplayName = $"{file.Key}: {one.Item!["name"]}", Label = "" };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Golden_case(string file, int index)
    {
        var content = Files.Value[file];
        var golden = content["cases"]![index]!;
        var snapshot = FlagSnapshot.Create(WireJson.ReadDataSet(Encoding.UTF8.GetBytes(content.ToJsonString())));
        var recorder = new Recorder();
        var lookup = golden["bigSegments"] is { } store ? new FakeLookup(store) : null;

        var result = Evaluator.Evaluate(
            snapshot.FindFlag(golden["flag"]!.GetValue<string>())!, Context.Parse(Json(golden["context"])), snapshot, recorder, lookup);

        result.Reason.ToJson().ShouldBe(Json(golden["reason"]));
        result.VariationIndex.ShouldBe(golden["variation"]?.GetValue<int>() ?? -1);
        result.Value.ShouldBe(FlagValue.Parse(Json(golden["value"])));
        result.ForcesTracking.ShouldBe(golden["forcesTracking"]?.GetValue<bool>() ?? false);
        recorder.Seen.ShouldBe(golden["prerequisites"]?.AsArray().Select(seen => seen!.GetValue<string>()) ?? []);
        lookup?.Asked.ShouldBe(golden["bigSegments"]!["asked"]!.AsArray().Select(key => key!.GetValue<string>()));
    }

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "null";

    private sealed class Recorder : IEvaluationRecorder
    {
        public List<string> Seen { get; } = [];

        public void Prerequisite(CompiledFlag prerequisite, CompiledFlag dependent, EvaluationResult result, Context context) =>
            Seen.Add($"{prerequisite.Key} of {dependent.Key}: {result.Value} {result.Reason.BigSegmentsStatus}".TrimEnd());
    }

    private sealed class FakeLookup(JsonNode store) : IBigSegmentLookup
    {
        public List<string> Asked { get; } = [];

        public BigSegmentMembership Find(string contextKey)
        {
            Asked.Add(contextKey);
            var known = store[contextKey];
            return new(
                Enum.Parse<BigSegmentsStatus>((known?["status"] ?? store["status"])!.GetValue<string>()),
                Texts(known?["included"]),
                Texts(known?["excluded"]));
        }

        private static IEnumerable<string> Texts(JsonNode? array) => array?.AsArray().Select(text => text!.GetValue<string>()) ?? [];
    }
}

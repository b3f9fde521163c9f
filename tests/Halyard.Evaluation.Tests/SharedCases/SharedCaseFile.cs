using System.Globalization;
using System.Text.Json.Nodes;

namespace Halyard.Evaluation.Tests.SharedCases;

/// <summary>
/// Reads a file of shared cases: constants and every combination of parameters are put in, for the file and for each evaluation.
/// </summary>
internal static class SharedCaseFile
{
    public static IReadOnlyList<SharedCase> Read(string path)
    {
        var file = YamlText.ToJson(File.ReadAllText(path))!.AsObject();
        var constants = new CaseConstants(file["constants"] as JsonObject ?? []);
        var cases = new List<SharedCase>();
        foreach (var parameters in Permutations(file["parameters"]))
        {
            var withParameters = constants.With(parameters);
            var data = withParameters.Apply(file["sdkData"]) ?? new JsonObject();
            foreach (var evaluation in file["evaluations"]!.AsArray())
            {
                foreach (var own in Permutations(withParameters.Apply(evaluation!["parameters"])))
                {
                    var applied = withParameters.With(own).Apply(evaluation)!.AsObject();
                    var name = $"{withParameters.Apply(file["name"])}: {applied["name"] ?? applied["flagKey"]}";
                    cases.Add(new(Unique(name, cases), FilledIn(data), applied));
                }
            }
        }

        return cases;
    }

    private static string Unique(string name, List<SharedCase> cases)
    {
        var unique = name;
        for (var i = 2; cases.Exists(other => other.Name == unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({i})");
        }

        return unique;
    }

    // Absent: one empty set. A list of sets: each. A list of lists of sets: each combination of one set from every list.
    private static IEnumerable<JsonObject> Permutations(JsonNode? parameters)
    {
        if (parameters is not JsonArray { Count: > 0 } array)
        {
            return [[]];
        }

        if (array[0] is not JsonArray)
        {
            return array.Select(set => set!.AsObject());
        }

        IEnumerable<JsonObject> all = [[]];
        foreach (var list in array)
        {
            all = [.. all.SelectMany(sofar => list!.AsArray().Select(set => Joined(sofar, set!.AsObject())))];
        }

        return all;
    }

    private static JsonObject Joined(JsonObject left, JsonObject right)
    {
        var joined = (JsonObject)left.DeepClone();
        foreach (var (name, value) in right)
        {
            joined[name] = value?.DeepClone();
        }

        return joined;
    }

    private static JsonNode FilledIn(JsonNode data)
    {
        var filled = data.DeepClone();
        foreach (var kind in (string[])["flags", "segments"])
        {
            foreach (var (key, item) in filled[kind] as JsonObject ?? [])
            {
                var json = item!.AsObject();
                json["key"] ??= key;
                json["version"] ??= 1;
            }
        }

        return filled;
    }
}

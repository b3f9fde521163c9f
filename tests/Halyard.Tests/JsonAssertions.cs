using System.Text.Json.Nodes;
using Shouldly;

namespace Halyard.Tests;

internal static class JsonAssertions
{
    /// <summary>Both are the same JSON; the order of members does not matter.</summary>
    public static void ShouldBeJson(this JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue($"{actual?.ToJsonString()} should be {expected}");
}

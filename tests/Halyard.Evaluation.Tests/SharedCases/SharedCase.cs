using System.Text.Json.Nodes;

namespace Halyard.Evaluation.Tests.SharedCases;

/// <summary>One evaluation of a file of shared cases.</summary>
internal sealed record SharedCase(string Name, JsonNode SdkData, JsonObject Evaluation);

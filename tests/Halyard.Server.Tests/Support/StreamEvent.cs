using System.Text.Json;

namespace Halyard.Server.Tests.Support;

/// <summary>An event of a stream.</summary>
internal sealed record StreamEvent(string Name, JsonElement Data)
{
    /// <summary>As in <c>patch /flags/checkout v8</c> or <c>put checkout v8, beta v1</c>: what it says of which item.</summary>
    public override string ToString() => Name switch
    {
        "put" => $"put {string.Join(", ", ItemsOf("flags").Concat(ItemsOf("segments")))}".TrimEnd(),
        "patch" => $"patch {Data.GetProperty("path")} v{Data.GetProperty("data").GetProperty("version")}",
        _ => $"{Name} {Data.GetProperty("path")} v{Data.GetProperty("version")}",
    };

    private IEnumerable<string> ItemsOf(string collection) => Data.GetProperty("data").GetProperty(collection).EnumerateObject()
        .Select(static item => $"{item.Name} v{item.Value.GetProperty("version")}");
}

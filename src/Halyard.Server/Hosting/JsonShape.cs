using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Halyard.Server.Hosting;

/// <summary>Says where JSON is not of the shape that a type asks for, in the words of JSON.</summary>
internal static class JsonShape
{
    /// <summary>The path of the first required member that is absent; null when none is.</summary>
    public static string? FindMissing(JsonElement json, JsonTypeInfo type) => (json.ValueKind, type.Kind) switch
    {
        (JsonValueKind.Object, JsonTypeInfoKind.Object) => FindMissingMember(json, type),
        (JsonValueKind.Object, JsonTypeInfoKind.Dictionary) => json.EnumerateObject()
            .Select(member => Join(member.Name, FindMissing(member.Value, TypeOf(type, type.ElementType!))))
            .FirstOrDefault(static path => path is not null),
        (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => json.EnumerateArray()
            .Select((item, index) => Join(Index(index), FindMissing(item, TypeOf(type, type.ElementType!))))
            .FirstOrDefault(static path => path is not null),
        _ => null,
    };

    /// <summary>What is expected at the path of an exception, as in "a list of strings".</summary>
    public static string Expected(string path, JsonTypeInfo type)
    {
        foreach (var part in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var next = type.Kind == JsonTypeInfoKind.Object
                ? type.Properties.FirstOrDefault(member => member.Name.Equals(part, StringComparison.OrdinalIgnoreCase))?.PropertyType
                : type.ElementType;
            if (next is null)
            {
                return "something else";
            }

            type = TypeOf(type, next);
        }

        return Words(type);
    }

    private static string? FindMissingMember(JsonElement json, JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            var path = Find(json, member.Name) is { } value
                ? Join(member.Name, FindMissing(value, TypeOf(type, member.PropertyType)))
                : member.IsRequired ? member.Name : null;
            if (path is not null)
            {
                return path;
            }
        }

        return null;
    }

    // The serializer finds members whatever their case, too.
    private static JsonElement? Find(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var exact))
        {
            return exact;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string Words(JsonTypeInfo type)
    {
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return type.Kind switch
        {
            JsonTypeInfoKind.Enumerable when TypeOf(type, type.ElementType!).Type == typeof(string) => "a list of strings",
            JsonTypeInfoKind.Enumerable => "a list",
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            _ when plain == typeof(string) => "a string",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(int) || plain == typeof(long) => "a whole number",
            _ when plain.IsEnum => $"one of {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.CamelCase.ConvertName))}",
            _ => "something else",
        };
    }

    private static JsonTypeInfo TypeOf(JsonTypeInfo parent, Type type) =>
        parent.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    private static string Index(int index) => $"[{index.ToString(CultureInfo.InvariantCulture)}]";

    private static string? Join(string parent, string? path) =>
        path is null ? null : path.StartsWith('[') ? parent + path : $"{parent}.{path}";
}

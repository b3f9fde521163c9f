using System.Text.Json;

namespace Halyard.Server.Changes;

/// <summary>
/// One change as a feature reports it, before it has a number: what was done to what, and how it looked before and after.
/// </summary>
internal sealed record ChangeDraft
{
    public required ResourceKind Resource { get; init; }

    /// <summary><c>created</c>, <c>updated</c> or <c>deleted</c>.</summary>
    public required ChangeAction Action { get; init; }

    /// <summary>The project it happened in; null for members and tokens.</summary>
    public string? Project { get; init; }

    /// <summary>The environment, when the change touched just one.</summary>
    public string? Environment { get; init; }

    /// <summary>The key of the flag, segment, environment or project; the public id of a member or token.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>What was done, as sentences without a full stop, in the past tense: <c>Turned on the flag in 'production'</c>.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>
    /// The permissions that were used: the action and the resource specifier, as in <c>updateOn</c>,
    /// <c>proj/default:env/test:flag/checkout</c>.
    /// </summary>
    public IReadOnlyList<ChangeAccess> Accesses { get; init; } = [];

    /// <summary>The instructions as they were carried out, in the JSON of the API.</summary>
    public JsonElement? Instructions { get; init; }

    /// <summary>Of a new environment: the environment whose flag and segment settings it begins with.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The definition before the change, in the JSON it is stored in; null when the change created it.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>The definition after the change; null when the change deleted it.</summary>
    public JsonElement? After { get; init; }
}

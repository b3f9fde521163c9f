using Halyard.Api.Access;
using Halyard.Server.Access;

namespace Halyard.Server.Changes;

/// <summary>Which changes, the newest first.</summary>
internal sealed record HistoryQuery
{
    public string? Project { get; init; }

    /// <summary>Only changes that touched just this environment.</summary>
    public string? Environment { get; init; }

    public ResourceKind? Resource { get; init; }

    /// <summary>The key of the flag, segment, environment or project.</summary>
    public string? Key { get; init; }

    /// <summary>Only changes before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only changes after this moment.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Part of a name, key, comment, sentence, or of who did it.</summary>
    public string? Text { get; init; }

    /// <summary>The id of the last change of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>A resource that must have been touched, as in <c>proj/*:env/production:flag/*</c>.</summary>
    public string? Spec { get; init; }

    /// <summary>Accesses that must have been used; none for any.</summary>
    public IReadOnlyList<StatementRep> Statements { get; init; } = [];

    public int Limit { get; init; } = 20;

    /// <summary>What the database cannot decide.</summary>
    public bool NeedsReading => Spec is not null || Statements.Count > 0;

    public bool Matches(Change change) =>
        (Spec is null || change.What.Accesses.Any(access => ResourcePattern.Matches(Spec, access.Resource)))
        && (Statements.Count == 0 || change.What.Accesses.Any(access => Access.Statements.Allow(Statements, access)));
}

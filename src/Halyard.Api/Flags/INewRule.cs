using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>A rule as an instruction asks for it.</summary>
public interface INewRule : IServing
{
    /// <summary>The id it had where it comes from; it keeps it unless another rule has it.</summary>
    string? Id { get; }

    /// <summary>An id that the client chose, to name the rule by before it knows the server's.</summary>
    string? Ref { get; }

    string? Description { get; }

    ImmutableArray<NewClause> Clauses { get; }

    bool TrackEvents { get; }
}

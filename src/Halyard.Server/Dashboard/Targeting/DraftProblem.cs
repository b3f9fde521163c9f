namespace Halyard.Server.Dashboard.Targeting;

/// <summary>What keeps a draft from being saved.</summary>
/// <param name="Part">Where.</param>
/// <param name="Kind">What is wrong; names the text that tells it.</param>
/// <param name="Detail">What the text is filled with.</param>
public sealed record DraftProblem(DraftPart Part, DraftProblemKind Kind, object? Detail = null);

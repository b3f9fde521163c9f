namespace Halyard.Server.Events;

/// <summary>How often a variation of a flag was served in the minute that begins then; variation -1 is the caller's default.</summary>
internal sealed record MinuteEvaluations(DateTimeOffset Minute, int Variation, long Evaluations);

namespace Halyard.Evaluation.Targeting;

/// <summary>Whether a condition holds; <see cref="Malformed"/> ends the whole evaluation.</summary>
internal enum MatchOutcome : byte
{
    No,
    Yes,
    Malformed,
}

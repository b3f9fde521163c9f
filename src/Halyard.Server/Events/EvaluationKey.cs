namespace Halyard.Server.Events;

/// <summary>What evaluations are counted by. Variation -1: the caller's default was served; version 0: a flag that the SDK did not know.</summary>
internal readonly record struct EvaluationKey(string Flag, int Variation, int Version)
{
    // No flag's key is longer; a program may still ask for one that is. It is counted under its beginning.
    private const int MaxFlagLength = 256;

    public static EvaluationKey Of(string flag, long? variation, long? version) =>
        new(flag.Length <= MaxFlagLength ? flag : flag[..MaxFlagLength], (int)(variation ?? -1), (int)(version ?? 0));
}

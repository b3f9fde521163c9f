namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    public sealed record TurnFlagOn : InEnvironment;

    public sealed record TurnFlagOff : InEnvironment;
}

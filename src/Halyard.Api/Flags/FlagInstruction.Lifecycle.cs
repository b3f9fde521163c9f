namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    public sealed record MakeFlagPermanent : FlagInstruction;

    public sealed record MakeFlagTemporary : FlagInstruction;

    /// <summary>SDKs no longer get the flag; it can be restored.</summary>
    public sealed record ArchiveFlag : FlagInstruction;

    public sealed record RestoreFlag : FlagInstruction;

    public sealed record DeprecateFlag : FlagInstruction;

    public sealed record RestoreDeprecatedFlag : FlagInstruction;

    public sealed record DeleteFlag : FlagInstruction;
}

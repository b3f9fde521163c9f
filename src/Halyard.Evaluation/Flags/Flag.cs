using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>A flag as one environment delivers it: the wire format itself. Immutable; change it with <c>with</c>.</summary>
/// <remarks>
/// Records compare arrays by reference: compare versions to find out whether a flag changed. A <see cref="Deleted"/> flag is a tombstone,
/// of which only key and version matter.
/// </remarks>
public sealed record Flag
{
    /// <summary>What programs ask for.</summary>
    public required string Key { get; init; }

    /// <summary>Rises with every change. A long, because files that people write number their flags with timestamps.</summary>
    public required long Version { get; init; }

    /// <summary>Whether this is a tombstone.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether targeting is on; if not, the off variation is served.</summary>
    public bool On { get; init; }

    /// <summary>Flags that must serve a certain variation first.</summary>
    public ImmutableArray<Prerequisite> Prerequisites { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Users that are served a variation by their key.</summary>
    public ImmutableArray<Target> Targets { get; init => field = value.OrEmpty(); } = [];

    /// <summary>
    /// Contexts of any kind that are served a variation by their key; an entry for users stands for the one in <see cref="Targets"/>.
    /// </summary>
    public ImmutableArray<Target> ContextTargets { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Conditions, of which the first that holds decides.</summary>
    public ImmutableArray<FlagRule> Rules { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What is served when nothing above decides.</summary>
    public VariationOrRollout Fallthrough { get; init; } = VariationOrRollout.None;

    /// <summary>The index of the variation served while off; null serves the caller's default.</summary>
    public int? OffVariation { get; init; }

    /// <summary>The values that can be served.</summary>
    public ImmutableArray<FlagValue> Variations { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Makes rollouts of different flags fall differently.</summary>
    public string Salt { get; init; } = "";

    /// <summary>Whether every evaluation sends a full event.</summary>
    public bool TrackEvents { get; init; }

    /// <summary>Whether evaluations that fall through send a full event with its reason.</summary>
    public bool TrackEventsFallthrough { get; init; }

    /// <summary>Until when debug events are sent, in Unix milliseconds; null for never.</summary>
    public long? DebugEventsUntilDate { get; init; }

    /// <summary>Which SDKs on people's devices may see the flag.</summary>
    public ClientSideAvailability ClientSideAvailability { get; init; } = ClientSideAvailability.Default;

    /// <summary>One of how many full events is sent: 1 for every one, 0 for none.</summary>
    public long SamplingRatio { get; init; } = 1;

    /// <summary>Whether summaries leave the flag out.</summary>
    public bool ExcludeFromSummaries { get; init; }

    /// <summary>The settings of a migration flag; null for all others.</summary>
    public FlagMigration? Migration { get; init; }

    /// <summary>A tombstone.</summary>
    /// <param name="key">The key of the deleted flag.</param>
    /// <param name="version">The version of the deletion.</param>
    /// <returns>A deleted flag.</returns>
    public static Flag Tombstone(string key, long version) => new() { Key = key, Version = version, Deleted = true };
}

using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Wire;

/// <summary>What has been read of a flag so far.</summary>
internal struct FlagFields()
{
    public string? Key;
    public long? Version;
    public bool Deleted;
    public bool On;
    public ImmutableArray<Prerequisite> Prerequisites = [];
    public ImmutableArray<Target> Targets = [];
    public ImmutableArray<Target> ContextTargets = [];
    public ImmutableArray<FlagRule> Rules = [];
    public VariationOrRollout Fallthrough = VariationOrRollout.None;
    public int? OffVariation;
    public ImmutableArray<FlagValue> Variations = [];
    public string Salt = "";
    public bool TrackEvents;
    public bool TrackEventsFallthrough;
    public long? DebugEventsUntilDate;
    public ClientSideAvailability? Availability;
    public bool ClientSide;
    public long SamplingRatio = 1;
    public bool ExcludeFromSummaries;
    public FlagMigration? Migration;

    /// <summary>The flag, when nothing that is required is missing.</summary>
    public readonly Flag ToFlag(scoped ReadOnlySpan<byte> place)
    {
        // A tombstone may hide its key ("$deleted"), but not the place it stands in.
        var key = (Key is null || Deleted) && !place.IsEmpty ? JsonText.Decode(place) : Key;
        _ = key ?? throw new JsonException("A flag has no 'key'.");
        var version = Version ?? throw new JsonException($"The flag '{key}' has no 'version'.");
        return new()
        {
            Key = key,
            Version = version,
            Deleted = Deleted,
            On = On,
            Prerequisites = Prerequisites,
            Targets = Targets,
            ContextTargets = ContextTargets,
            Rules = Rules,
            Fallthrough = Fallthrough,
            OffVariation = OffVariation,
            Variations = Variations,
            Salt = Salt,
            TrackEvents = TrackEvents,
            TrackEventsFallthrough = TrackEventsFallthrough,
            DebugEventsUntilDate = DebugEventsUntilDate,
            ClientSideAvailability = Availability ?? ClientSideAvailability.Of(usingMobileKey: true, ClientSide),
            SamplingRatio = SamplingRatio,
            ExcludeFromSummaries = ExcludeFromSummaries,
            Migration = Migration,
        };
    }
}

using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <param name="Variation">The index of the variation.</param>
/// <param name="Weight">Its share in thousandths of a percent.</param>
/// <param name="Untracked">Whether an experiment leaves this share out; absent when not.</param>
public sealed record ShareRep(int Variation, int Weight, [property: JsonPropertyName("_untracked")] bool? Untracked = null);

using System.Security.Cryptography;

using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Flags;

/// <summary>How an environment serves a flag at first.</summary>
internal static class NewTargeting
{
    private const int SaltLength = 32;

    /// <summary>Off, serving its defaults.</summary>
    public static FlagTargeting Of(FlagDefaults defaults, EnvironmentDefinition environment, DateTimeOffset at) => new()
    {
        Version = 1,
        LastModified = at,
        Salt = Salt(),
        Sel = Salt(),
        Fallthrough = VariationOrRollout.Of(defaults.OnVariation),
        OffVariation = defaults.OffVariation,
        TrackEvents = environment.DefaultTrackEvents,
    };

    /// <summary>As another environment or flag serves, but dealt out anew: who is in a share here says nothing about there.</summary>
    public static FlagTargeting CopyOf(FlagTargeting source, DateTimeOffset at) => source with
    {
        Version = 1,
        LastModified = at,
        Salt = Salt(),
        Sel = Salt(),
    };

    private static string Salt() => RandomNumberGenerator.GetHexString(SaltLength, lowercase: true);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Projects;

/// <summary>One change of an environment.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UpdateName), "updateName")]
[JsonDerivedType(typeof(UpdateColor), "updateColor")]
[JsonDerivedType(typeof(UpdateDefaultTtl), "updateDefaultTtl")]
[JsonDerivedType(typeof(UpdateSecureMode), "updateSecureMode")]
[JsonDerivedType(typeof(UpdateDefaultTrackEvents), "updateDefaultTrackEvents")]
[JsonDerivedType(typeof(UpdateRequireComments), "updateRequireComments")]
[JsonDerivedType(typeof(UpdateConfirmChanges), "updateConfirmChanges")]
[JsonDerivedType(typeof(UpdateCritical), "updateCritical")]
[JsonDerivedType(typeof(ReplaceTags), "replaceTags")]
[JsonDerivedType(typeof(ResetSdkKey), "resetSdkKey")]
[JsonDerivedType(typeof(ResetMobileKey), "resetMobileKey")]
public abstract record EnvironmentInstruction
{
    private EnvironmentInstruction()
    {
    }

    public sealed record UpdateName(string Value) : EnvironmentInstruction;

    public sealed record UpdateColor(string Value) : EnvironmentInstruction;

    public sealed record UpdateDefaultTtl(int Value) : EnvironmentInstruction;

    public sealed record UpdateSecureMode(bool Value) : EnvironmentInstruction;

    public sealed record UpdateDefaultTrackEvents(bool Value) : EnvironmentInstruction;

    public sealed record UpdateRequireComments(bool Value) : EnvironmentInstruction;

    public sealed record UpdateConfirmChanges(bool Value) : EnvironmentInstruction;

    public sealed record UpdateCritical(bool Value) : EnvironmentInstruction;

    public sealed record ReplaceTags(ImmutableArray<string> Values) : EnvironmentInstruction;

    /// <summary>
    /// Gives the environment a new SDK key. The old one works until <paramref name="Expiry"/>, in Unix milliseconds; without it, no longer.
    /// </summary>
    public sealed record ResetSdkKey(long? Expiry = null) : EnvironmentInstruction;

    /// <summary>As <see cref="ResetSdkKey"/>, for the mobile key.</summary>
    public sealed record ResetMobileKey(long? Expiry = null) : EnvironmentInstruction;
}

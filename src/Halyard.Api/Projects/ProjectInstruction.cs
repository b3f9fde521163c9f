using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Projects;

/// <summary>One change of a project.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UpdateName), "updateName")]
[JsonDerivedType(typeof(ReplaceTags), "replaceTags")]
[JsonDerivedType(typeof(UpdateIncludeInSnippetByDefault), "updateIncludeInSnippetByDefault")]
[JsonDerivedType(typeof(UpdateDefaultClientSideAvailability), "updateDefaultClientSideAvailability")]
[JsonDerivedType(typeof(UpdateNamingConvention), "updateNamingConvention")]
public abstract record ProjectInstruction
{
    private ProjectInstruction()
    {
    }

    public sealed record UpdateName(string Value) : ProjectInstruction;

    public sealed record ReplaceTags(ImmutableArray<string> Values) : ProjectInstruction;

    public sealed record UpdateIncludeInSnippetByDefault(bool Value) : ProjectInstruction;

    public sealed record UpdateDefaultClientSideAvailability(ClientSideAvailability Value) : ProjectInstruction;

    /// <summary>Changes what keys of new flags must look like; no value lifts the rule.</summary>
    public sealed record UpdateNamingConvention(NamingConvention? Value = null) : ProjectInstruction;
}

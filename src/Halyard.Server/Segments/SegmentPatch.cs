using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Segments;
using Halyard.Server.Hosting;

namespace Halyard.Server.Segments;

/// <summary>Turns the body of a PATCH into a change of the segment as it is: instructions, a JSON patch or a merge patch.</summary>
internal static class SegmentPatch
{
    // Shown, but never changed.
    private static readonly string[] Ignored =
        ["key", "creationDate", "lastModifiedDate", "deleted", "unbounded", "unboundedContextKind", "generation"];

    public static Result<SegmentChange> Read(HttpRequest request, JsonElement body, SegmentDefinition segment)
    {
        if (SemanticPatch.IsSemantic(request))
        {
            return SemanticPatch.Read(body, ApiJson.Default.SegmentInstruction).IsRefused(out var wrong, out var patch)
                || (wrong = SegmentInstructions.CheckSize(patch.Instructions)) is not null
                ? wrong
                : new SegmentChange { Instructions = patch.Instructions };
        }

        var view = EditableSegment.From(segment);
        return PatchedView.Of(body, view, ApiJson.Default.EditableSegment, Ignored).IsRefused(out var refusal, out var wanted)
            ? refusal
            : new SegmentChange { Instructions = SegmentDifference.Between(segment, wanted) };
    }
}

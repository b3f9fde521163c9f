using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Segments;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>What targeting can refer to.</summary>
internal sealed class TargetingSource(FlagService flags, SegmentService segments)
{
    private static readonly Paging Everything = new(1000, 0);

    public async Task<IReadOnlyList<FlagDefinition>> FlagsAsync(Actor actor, string project, CancellationToken cancellationToken)
    {
        var found = await flags.ListAsync(actor, project, new FlagQuery { Paging = Everything }, cancellationToken);
        return found.IsRefused(out _, out var page) ? [] : page.Items;
    }

    public async Task<IReadOnlyList<string>> SegmentsAsync(Actor actor, string project, string environment, CancellationToken cancellationToken)
    {
        var found = await segments.ListAsync(actor, project, environment, new SegmentQuery { Paging = Everything }, cancellationToken);
        return found.IsRefused(out _, out var page) ? [] : [.. page.Items.Select(static segment => segment.Key)];
    }
}

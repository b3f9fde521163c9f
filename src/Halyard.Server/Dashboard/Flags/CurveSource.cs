using System.Collections.Immutable;

using Halyard.Server.Access;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Events;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Asks how often flags are evaluated in every environment of a project.</summary>
internal sealed class CurveSource(EvaluationCounts counts)
{
    /// <summary>How often pages ask anew.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    public async Task<ImmutableDictionary<string, Curves>> LastHourAsync(Actor actor, Scope scope, CancellationToken cancellationToken)
    {
        var all = ImmutableDictionary.CreateBuilder<string, Curves>();
        foreach (var environment in scope.Environments)
        {
            var found = await counts.LastHourByMinuteAsync(actor, scope.ProjectKey, environment.Key, cancellationToken);
            all[environment.Key] = found.IsRefused(out _, out var byFlag) ? Curves.None : new Curves(byFlag);
        }

        return all.ToImmutable();
    }
}

using Halyard.Api.Flags;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>One condition: an attribute of a context, an operator, values; or membership of segments.</summary>
public sealed partial class ClauseEditor
{
    private string? _error;

    [Parameter, EditorRequired] public TargetingClause Clause { get; set; } = null!;

    [Parameter] public EventCallback<TargetingClause> ClauseChanged { get; set; }

    /// <summary>The keys of the segments that can be chosen.</summary>
    [Parameter] public IReadOnlyList<string> Segments { get; set; } = [];

    [Parameter] public EventCallback Removed { get; set; }

    private static string? Trimmed(ChangeEventArgs e) => ((string?)e.Value)?.Trim() is { Length: > 0 } text ? text : null;

    private Task Set(TargetingClause clause)
    {
        _error = null;
        return ClauseChanged.InvokeAsync(clause);
    }

    private Task Operate(ChangeEventArgs e) => Set(ClauseOperators.Apply(Clause, (string)e.Value!));

    private async Task Add(string text)
    {
        if (ClauseForms.Parse(Clause, text) is not { } value)
        {
            _error = L[ClauseOperators.Refusal(Clause.Op), text];
        }
        else if (!Clause.Values.Contains(value))
        {
            await Set(Clause with { Values = Clause.Values.Add(value) });
        }
    }

    private Task Remove(string text) => Set(Clause with { Values = Clause.Values.RemoveAll(value => ClauseForms.Show(Clause, value) == text) });
}

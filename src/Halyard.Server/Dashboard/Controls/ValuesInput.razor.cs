using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>A list of values as chips: typed one after the other, with Enter, Tab or a comma between them, or chosen from options.</summary>
public sealed partial class ValuesInput
{
    private string _text = "";

    [Parameter, EditorRequired] public IReadOnlyList<string> Values { get; set; } = [];

    /// <summary>What the values are of.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Placeholder { get; set; }

    /// <summary>What can be chosen; null when anything can be typed.</summary>
    [Parameter] public IReadOnlyList<string>? Options { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public EventCallback<string> Added { get; set; }

    [Parameter] public EventCallback<string> Removed { get; set; }

    private async Task TypeAsync(ChangeEventArgs e)
    {
        _text = (string?)e.Value ?? "";
        if (_text.Contains(',', StringComparison.Ordinal) || _text.Contains('\n', StringComparison.Ordinal))
        {
            await AddAsync();
        }
    }

    private async Task PressAsync(KeyboardEventArgs e)
    {
        if (e.Key == "Enter")
        {
            await AddAsync();
        }
        else if (e.Key == "Backspace" && _text.Length == 0 && Values.Count > 0)
        {
            await Removed.InvokeAsync(Values[^1]);
        }
    }

    private async Task AddAsync()
    {
        var parts = _text.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _text = "";
        foreach (var part in parts)
        {
            await Added.InvokeAsync(part);
        }
    }

    private async Task ChooseAsync(ChangeEventArgs e)
    {
        if (e.Value is string { Length: > 0 } chosen)
        {
            await Added.InvokeAsync(chosen);
        }
    }
}

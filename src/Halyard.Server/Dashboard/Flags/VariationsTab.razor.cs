using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What a flag can serve. A value or a name is changed in all environments at once.</summary>
public sealed partial class VariationsTab
{
    private string? _edited;
    private string _value = "";
    private string _name = "";
    private string? _error;

    [Parameter, EditorRequired] public FlagDefinition Flag { get; set; } = null!;

    [Parameter, EditorRequired] public string Project { get; set; } = "";

    /// <summary>Gives the version that was saved.</summary>
    [Parameter] public EventCallback<FlagDefinition> Saved { get; set; }

    [CascadingParameter] public Scope Scope { get; set; } = null!;

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    private VariationType Type => VariationTypes.Of(Flag.Variations);

    private string ServedIn(int index)
    {
        var served = Scope.Environments.Where(environment => Serves(Flag.Environments[environment.Key], index)).Select(static environment => environment.Name);
        return string.Join(", ", served) is { Length: > 0 } names ? names : "–";
    }

    private static bool Serves(FlagTargeting targeting, int index) => targeting.On
        ? Serves(targeting.Fallthrough, index)
            || targeting.Rules.Any(rule => Serves(rule.Serve, index))
            || targeting.Targets.Any(target => target.Variation == index)
        : targeting.OffVariation == index;

    private static bool Serves(VariationOrRollout serve, int index) => serve.Rollout is { } rollout
        ? rollout.Variations.Any(share => share.Variation == index && share.Weight > 0)
        : serve.Variation == index;

    private void Edit(Variation variation)
    {
        _edited = variation.Id;
        _value = variation.Value.Kind == FlagValueKind.String ? variation.Value.AsString! : variation.Value.ToJson();
        _name = variation.Name ?? "";
        _error = null;
    }

    private void Cancel() => _edited = null;

    private async Task SaveAsync(Variation variation)
    {
        var value = FlagValue.Of(_value);
        if (Type != VariationType.String && (!FlagValue.TryParse(_value, out value) || !Type.Accepts(value)))
        {
            _error = L[$"NotA{Type}"];
            return;
        }

        var instruction = new FlagInstruction.UpdateVariation(variation.Id) { Value = value == variation.Value ? null : value, Name = _name.Trim() };
        var change = new FlagChange { Instructions = [instruction], ExpectedVersion = Flag.Version };
        var saved = await Flags.ChangeAsync(await Page.ActorAsync(), Project, Flag.Key, change, CancellationToken.None);
        if (saved.IsRefused(out var refusal, out var newest))
        {
            _error = refusal.Message;
            return;
        }

        _edited = null;
        await Saved.InvokeAsync(newest);
    }
}

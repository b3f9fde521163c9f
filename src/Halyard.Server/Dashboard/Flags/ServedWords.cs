using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Controls;
using Halyard.Server.Dashboard.Text;

using Microsoft.Extensions.Localization;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What a flag serves, in one sentence.</summary>
internal sealed class ServedWords(FlagDefinition flag, IStringLocalizer<Texts> words)
{
    /// <summary>"true for everyone", "2 rules, else 25 % true, 75 % false", "false while it is off".</summary>
    public string Of(FlagTargeting targeting)
    {
        if (!targeting.On)
        {
            return targeting.OffVariation is { } off ? words["ServedOff", Variation(off)] : words["ServedOffCode"];
        }

        var served = Serve(targeting.Fallthrough);
        var rules = targeting.Rules.Length;
        var targets = targeting.Targets.Sum(static target => target.Values.Length);
        return (rules, targets) switch
        {
            (0, 0) => words["ServedAll", served],
            (0, _) => words[targets == 1 ? "ServedTarget" : "ServedTargets", targets, served],
            (_, 0) => words[rules == 1 ? "ServedRule" : "ServedRules", rules, served],
            _ => words["ServedBoth", targets, rules, served],
        };
    }

    public string Serve(VariationOrRollout serve) => serve.Rollout is { } rollout
        ? string.Join(", ", rollout.Variations.Where(static share => share.Weight > 0).Select(share => $"{Numbers.Percent(share.Weight)} % {Variation(share.Variation)}"))
        : Variation(serve.Variation ?? 0);

    public string Variation(int index) => index < flag.Variations.Length ? VariationName.Of(flag.Variations[index]) : "?";
}

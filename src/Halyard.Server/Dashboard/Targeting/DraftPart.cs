using Halyard.Api.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>A part of targeting that is edited, merged and pointed at as one thing.</summary>
public abstract record DraftPart
{
    private DraftPart()
    {
    }

    /// <summary>Gives <paramref name="target"/> this part of <paramref name="source"/>.</summary>
    internal abstract FlagTargeting Copy(FlagTargeting source, FlagTargeting target);

    public sealed record Off : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target) => target with { OffVariation = source.OffVariation };
    }

    public sealed record DefaultRule : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target) => target with { Fallthrough = source.Fallthrough };
    }

    public sealed record Requirement(string Flag) : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target)
        {
            var others = target.Prerequisites.RemoveAll(each => each.Key == Flag);
            return target with { Prerequisites = others.AddRange(source.Prerequisites.Where(each => each.Key == Flag)) };
        }
    }

    public sealed record Key(string ContextKind, string Value) : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target)
        {
            var without = TargetEdits.Remove(target.Targets, ContextKind, Value);
            return target with
            {
                Targets = TargetEdits.Index(source.Targets).TryGetValue((ContextKind, Value), out var variation)
                    ? TargetEdits.Add(without, ContextKind, variation, Value)
                    : without,
            };
        }
    }

    public sealed record Rule(string Id) : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target)
        {
            var from = source.Rules.FindIndex(rule => rule.Id == Id);
            var to = target.Rules.FindIndex(rule => rule.Id == Id);
            return target with
            {
                Rules = from < 0
                    ? target.Rules.RemoveAll(rule => rule.Id == Id)
                    : to < 0
                        ? target.Rules.Insert(Math.Min(from, target.Rules.Length), source.Rules[from])
                        : target.Rules.SetItem(to, source.Rules[from]),
            };
        }
    }

    /// <summary>The order of the rules.</summary>
    public sealed record Order : DraftPart
    {
        internal override FlagTargeting Copy(FlagTargeting source, FlagTargeting target) => target with
        {
            Rules = RuleMerge.InOrder(target.Rules, source.Rules),
        };
    }
}

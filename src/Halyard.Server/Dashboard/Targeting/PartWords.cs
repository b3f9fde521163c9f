using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Flags;
using Halyard.Server.Dashboard.Text;

using Microsoft.Extensions.Localization;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>A part of targeting in words, for a person who must choose between two versions of it.</summary>
internal sealed class PartWords(FlagDefinition flag, IStringLocalizer<Texts> words)
{
    private readonly ServedWords _served = new(flag, words);

    public string Name(DraftPart part) => part switch
    {
        DraftPart.Off => words["WhenOffTitle"],
        DraftPart.DefaultRule => words["DefaultRule"],
        DraftPart.Requirement required => words["PartPrerequisite", required.Flag],
        DraftPart.Key key => words["PartTarget", key.ContextKind, key.Value],
        DraftPart.Rule => words["PartRule"],
        _ => words["PartOrder"],
    };

    public string Of(DraftPart part, FlagTargeting targeting) => part switch
    {
        DraftPart.Off => targeting.OffVariation is { } off ? _served.Variation(off) : words["DefaultInCode"],
        DraftPart.DefaultRule => _served.Serve(targeting.Fallthrough),
        DraftPart.Requirement required => targeting.Prerequisites.Any(each => each.Key == required.Flag) ? words["PartPresent"] : words["PartAbsent"],
        DraftPart.Key key => TargetEdits.Index(targeting.Targets).TryGetValue((key.ContextKind, key.Value), out var variation) ? _served.Variation(variation) : words["PartAbsent"],
        DraftPart.Rule rule => targeting.Rules.FirstOrDefault(each => each.Id == rule.Id) is { } found ? Rule(found) : words["PartAbsent"],
        _ => string.Join(" → ", targeting.Rules.Select((rule, i) => rule.Description ?? words["RuleNumber", i + 1].Value)),
    };

    private string Rule(TargetingRule rule)
    {
        var clauses = string.Join($" {words["And"]} ", rule.Clauses.Select(Clause));
        return $"{(rule.Description is { Length: > 0 } name ? name + ": " : "")}{words["If"]} {clauses} → {_served.Serve(rule.Serve)}";
    }

    private string Clause(TargetingClause clause)
    {
        var subject = clause.Op == Operators.SegmentMatch ? "" : $"{clause.ContextKind} · {clause.Attribute} ";
        return $"{subject}{words["Op_" + ClauseOperators.Code(clause)]} {string.Join(", ", clause.Values.Select(value => ClauseForms.Show(clause, value)))}";
    }
}

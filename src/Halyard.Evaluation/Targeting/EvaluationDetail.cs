namespace Halyard;

/// <summary>A flag's value with the reason for it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">What the flag serves, or the caller's default.</param>
/// <param name="VariationIndex">The position of the value among the flag's variations; null for the caller's default.</param>
/// <param name="Reason">Why.</param>
public readonly record struct EvaluationDetail<T>(T Value, int? VariationIndex, EvaluationReason Reason)
{
    /// <summary>Whether the value is the caller's default.</summary>
    public bool IsDefaultValue => VariationIndex is null;
}

namespace Halyard;

/// <summary>Tells that a flag has another value for a context.</summary>
/// <param name="Key">The flag's key.</param>
/// <param name="OldValue">The value before; the listener's default if there was none.</param>
/// <param name="NewValue">The value now; the listener's default if there is none.</param>
public sealed record FlagValueChangeEvent(string Key, FlagValue OldValue, FlagValue NewValue);

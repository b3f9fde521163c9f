namespace Halyard;

/// <summary>Tells that a flag, or something that it depends on, is not what it was. Its value need not have changed for anybody.</summary>
/// <param name="Key">The flag's key.</param>
public sealed record FlagChangeEvent(string Key);

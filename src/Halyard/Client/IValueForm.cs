namespace Halyard.Client;

/// <summary>
/// How values of one type stand in flags. Implemented by structs, so that every variation method is compiled for its type and nothing is
/// boxed.
/// </summary>
internal interface IValueForm<T>
{
    /// <summary>Reads a flag's value; false if it is of another type.</summary>
    bool TryRead(FlagValue value, out T result);

    /// <summary>The same value as a flag would have it.</summary>
    FlagValue Write(T value);
}

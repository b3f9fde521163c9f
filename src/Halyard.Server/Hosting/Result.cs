using System.Diagnostics.CodeAnalysis;

namespace Halyard.Server.Hosting;

/// <summary>What a verb of a feature gives back: its value, or why it was refused. Both convert implicitly.</summary>
internal readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    /// <summary>The value; throws when the request was refused, which only a bug does.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Message}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    public bool IsRefused([NotNullWhen(true)] out Refusal? refusal, [MaybeNullWhen(true)] out T value)
    {
        refusal = Refusal;
        value = _value;
        return refusal is not null;
    }
}

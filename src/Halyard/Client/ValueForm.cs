using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Halyard.Client;

/// <summary>The forms of the types that the variation methods give.</summary>
internal static class ValueForm
{
    public readonly struct Bool : IValueForm<bool>
    {
        public bool TryRead(FlagValue value, out bool result)
        {
            result = value.AsBool;
            return value.Kind == FlagValueKind.Bool;
        }

        public FlagValue Write(bool value) => value;
    }

    public readonly struct Int : IValueForm<int>
    {
        public bool TryRead(FlagValue value, out int result)
        {
            result = value.AsInt;
            return value.Kind == FlagValueKind.Number;
        }

        public FlagValue Write(int value) => value;
    }

    public readonly struct Long : IValueForm<long>
    {
        public bool TryRead(FlagValue value, out long result)
        {
            result = value.AsLong;
            return value.Kind == FlagValueKind.Number;
        }

        public FlagValue Write(long value) => value;
    }

    public readonly struct Double : IValueForm<double>
    {
        public bool TryRead(FlagValue value, out double result)
        {
            result = value.AsDouble;
            return value.Kind == FlagValueKind.Number;
        }

        public FlagValue Write(double value) => value;
    }

    public readonly struct String : IValueForm<string?>
    {
        public bool TryRead(FlagValue value, out string? result)
        {
            result = value.AsString;
            return result is not null;
        }

        public FlagValue Write(string? value) => value;
    }

    public readonly struct Json : IValueForm<FlagValue>
    {
        public bool TryRead(FlagValue value, out FlagValue result)
        {
            result = value;
            return true;
        }

        public FlagValue Write(FlagValue value) => value;
    }

    /// <summary>Values of a type of the caller's own. What its converters throw counts as a value of another type.</summary>
    public readonly struct Object<T>(JsonTypeInfo<T> type) : IValueForm<T>
    {
        public bool TryRead(FlagValue value, out T result)
        {
            try
            {
                var read = JsonSerializer.Deserialize(value.ToJson(), type);
                result = read!;
                return read is not null;
            }
#pragma warning disable CA1031 // The caller's own code; evaluations never throw.
            catch (Exception)
#pragma warning restore CA1031
            {
                result = default!;
                return false;
            }
        }

        public FlagValue Write(T value)
        {
            try
            {
                return FlagValue.Parse(JsonSerializer.Serialize(value, type));
            }
#pragma warning disable CA1031 // As above.
            catch (Exception)
#pragma warning restore CA1031
            {
                return FlagValue.Null;
            }
        }
    }
}

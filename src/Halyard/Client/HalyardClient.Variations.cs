using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;
using Halyard.Client;

namespace Halyard;

/// <content>The values of flags, by type.</content>
public sealed partial class HalyardClient
{
    /// <summary>The boolean that a flag has for a context.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no boolean for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, or the default.</returns>
    public bool BoolVariation(string key, Context context, bool defaultValue = false) =>
        Read(key, context, defaultValue, default(ValueForm.Bool));

    /// <summary>The boolean that a flag has for a context, and why.</summary>
    /// <inheritdoc cref="BoolVariation" path="/param"/>
    /// <returns>The flag's value, or the default, with the reason.</returns>
    public EvaluationDetail<bool> BoolVariationDetail(string key, Context context, bool defaultValue = false) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.Bool));

    /// <summary>The string that a flag has for a context.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no string for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, or the default.</returns>
    [return: NotNullIfNotNull(nameof(defaultValue))]
    public string? StringVariation(string key, Context context, string? defaultValue) =>
        Read(key, context, defaultValue, default(ValueForm.String));

    /// <summary>The string that a flag has for a context, and why.</summary>
    /// <inheritdoc cref="StringVariation" path="/param"/>
    /// <returns>The flag's value, or the default, with the reason.</returns>
    public EvaluationDetail<string?> StringVariationDetail(string key, Context context, string? defaultValue) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.String));

    /// <summary>The number that a flag has for a context, without its fraction.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no number for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, limited to the range of an int, or the default.</returns>
    public int IntVariation(string key, Context context, int defaultValue = 0) =>
        Read(key, context, defaultValue, default(ValueForm.Int));

    /// <summary>The number that a flag has for a context, without its fraction, and why.</summary>
    /// <inheritdoc cref="IntVariation" path="/param"/>
    /// <returns>The flag's value, limited to the range of an int, or the default, with the reason.</returns>
    public EvaluationDetail<int> IntVariationDetail(string key, Context context, int defaultValue = 0) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.Int));

    /// <summary>
    /// The number that a flag has for a context, without its fraction. Numbers of flags are doubles: beyond 2^53 they are rounded.
    /// </summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no number for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, limited to the range of a long, or the default.</returns>
    public long LongVariation(string key, Context context, long defaultValue = 0) =>
        Read(key, context, defaultValue, default(ValueForm.Long));

    /// <summary>The number that a flag has for a context, without its fraction, and why.</summary>
    /// <inheritdoc cref="LongVariation" path="/param"/>
    /// <returns>The flag's value, limited to the range of a long, or the default, with the reason.</returns>
    public EvaluationDetail<long> LongVariationDetail(string key, Context context, long defaultValue = 0) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.Long));

    /// <summary>The number that a flag has for a context.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no number for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, or the default.</returns>
    public double DoubleVariation(string key, Context context, double defaultValue = 0) =>
        Read(key, context, defaultValue, default(ValueForm.Double));

    /// <summary>The number that a flag has for a context, and why.</summary>
    /// <inheritdoc cref="DoubleVariation" path="/param"/>
    /// <returns>The flag's value, or the default, with the reason.</returns>
    public EvaluationDetail<double> DoubleVariationDetail(string key, Context context, double defaultValue = 0) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.Double));

    /// <summary>The value that a flag has for a context, of whatever kind.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">What is served if the flag has no value for this context, or cannot be evaluated.</param>
    /// <returns>The flag's value, or the default.</returns>
    public FlagValue JsonVariation(string key, Context context, FlagValue defaultValue = default) =>
        Read(key, context, defaultValue, default(ValueForm.Json));

    /// <summary>The value that a flag has for a context, of whatever kind, and why.</summary>
    /// <inheritdoc cref="JsonVariation" path="/param"/>
    /// <returns>The flag's value, or the default, with the reason.</returns>
    public EvaluationDetail<FlagValue> JsonVariationDetail(string key, Context context, FlagValue defaultValue = default) =>
        ReadDetail(key, context, defaultValue, default(ValueForm.Json));

    /// <summary>The value that a flag has for a context, as an object of a type of your own. It is read from JSON at every call.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="key">The flag's key.</param>
    /// <param name="context">For whom.</param>
    /// <param name="defaultValue">
    /// What is served if the flag has no value for this context that can be read as the type, or cannot be evaluated.
    /// </param>
    /// <param name="type">How the type is read: a property of your <c>JsonSerializerContext</c>.</param>
    /// <returns>The flag's value, or the default.</returns>
    public T JsonVariation<T>(string key, Context context, T defaultValue, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Read(key, context, defaultValue, new ValueForm.Object<T>(type));
    }

    /// <summary>
    /// The value that a flag has for a context, as an object of a type of your own, and why. It is read from JSON at every call.
    /// </summary>
    /// <inheritdoc cref="JsonVariation{T}" path="/typeparam"/>
    /// <inheritdoc cref="JsonVariation{T}" path="/param"/>
    /// <returns>The flag's value, or the default, with the reason.</returns>
    public EvaluationDetail<T> JsonVariationDetail<T>(string key, Context context, T defaultValue, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ReadDetail(key, context, defaultValue, new ValueForm.Object<T>(type));
    }

    private T Read<T, TForm>(string key, Context context, T defaultValue, TForm form)
        where TForm : struct, IValueForm<T>
    {
        _flags.Read(key, context, defaultValue, form, out var value);
        return value;
    }

    private EvaluationDetail<T> ReadDetail<T, TForm>(string key, Context context, T defaultValue, TForm form)
        where TForm : struct, IValueForm<T>
    {
        var result = _flags.Read(key, context, defaultValue, form, out var value);
        return new EvaluationDetail<T>(value, result.HasVariation ? result.VariationIndex : null, result.Reason);
    }
}

using Microsoft.Extensions.Options;

namespace Halyard.Client;

/// <summary>Refuses faulty options, with every fault at once.</summary>
internal sealed class OptionsValidation : IValidateOptions<HalyardOptions>
{
    public ValidateOptionsResult Validate(string? name, HalyardOptions options)
    {
        var faults = OptionsFaults.Of(options);
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

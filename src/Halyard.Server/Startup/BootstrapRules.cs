using System.Text.RegularExpressions;

using Halyard.Server.Access;
using Halyard.Server.Hosting;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

/// <summary>What the bootstrap settings must be. Faults name the setting and never show a secret.</summary>
internal sealed partial class BootstrapRules : IValidateOptions<BootstrapOptions>
{
    public const string Section = "Halyard:Bootstrap";
    public const string ProjectKey = $"{Section}:Project:Key";

    private const int MaxKey = 100;
    private const int MinSecret = 8;
    private const int MaxSecret = 256;

    public static string Setting(string environment, string name) => $"{Section}:Project:Environments:{environment}:{name}";

    public ValidateOptionsResult Validate(string? name, BootstrapOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(BootstrapOptions options)
    {
        if (options.AccessToken is { } token && !IsSecret(token, Secret.TokenPrefix))
        {
            yield return Form($"{Section}:AccessToken", Secret.TokenPrefix);
        }

        if (options.AdminPassword is { } password && string.IsNullOrWhiteSpace(password))
        {
            yield return $"{Section}:AdminPassword is empty; leave it out, or give a password.";
        }

        if (options.Project.Key is { } key && Keys.Check("key", key, MaxKey) is { } refusal)
        {
            yield return $"{ProjectKey}: {refusal.Message}";
        }

        foreach (var fault in options.Project.Environments.SelectMany(static environment => Faults(environment.Key, environment.Value)))
        {
            yield return fault;
        }

        foreach (var fault in Shared(options.Project.Environments))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(string environment, BootstrapEnvironmentOptions keys)
    {
        if (Keys.Check("key", environment, MaxKey) is { } refusal)
        {
            yield return $"{Section}:Project:Environments:{environment}: {refusal.Message}";
        }

        if (keys.SdkKey is { } sdkKey && !IsSecret(sdkKey, Secret.SdkKeyPrefix))
        {
            yield return Form(Setting(environment, nameof(keys.SdkKey)), Secret.SdkKeyPrefix);
        }

        if (keys.MobileKey is { } mobileKey && !IsSecret(mobileKey, Secret.MobileKeyPrefix))
        {
            yield return Form(Setting(environment, nameof(keys.MobileKey)), Secret.MobileKeyPrefix);
        }

        if (keys.ClientSideId is { } id && !ClientSideId().IsMatch(id))
        {
            yield return $"{Setting(environment, nameof(keys.ClientSideId))} is '{id}'; it must have 1 to 64 letters, digits, hyphens "
                + "and underscores.";
        }
    }

    private static IEnumerable<string> Shared(Dictionary<string, BootstrapEnvironmentOptions> environments) => environments
        .SelectMany(static environment => new[]
        {
            (Setting: Setting(environment.Key, nameof(environment.Value.SdkKey)), Value: environment.Value.SdkKey),
            (Setting: Setting(environment.Key, nameof(environment.Value.MobileKey)), Value: environment.Value.MobileKey),
            (Setting: Setting(environment.Key, nameof(environment.Value.ClientSideId)), Value: environment.Value.ClientSideId),
        })
        .Where(static given => given.Value is not null)
        .GroupBy(static given => given.Value, StringComparer.Ordinal)
        .Where(static same => same.Count() > 1)
        .Select(static same => string.Join(" and ", same.Select(static given => given.Setting)))
        .Select(static settings => $"{settings} are the same; each environment must have keys of its own.");

    private static bool IsSecret(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal)
        && value.Length is >= MinSecret and <= MaxSecret
        && value.All(static c => c is > ' ' and <= '~');

    private static string Form(string setting, string prefix) =>
        $"{setting} must begin with '{prefix}' and have {MinSecret} to {MaxSecret} visible ASCII characters.";

    [GeneratedRegex(@"^[a-zA-Z0-9_\-]{1,64}\z")]
    private static partial Regex ClientSideId();
}

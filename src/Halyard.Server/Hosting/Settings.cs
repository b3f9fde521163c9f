using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Hosting;

/// <summary>Binds a part's options to its section, so that whatever is wrong there refuses the start and names the setting.</summary>
internal static class Settings
{
    public static void AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton(new SettingsSection(section, typeof(T)));
        services.AddSingleton<IValidateOptions<T>>(
            provider => new SectionValidator<T>(provider.GetRequiredService<IConfiguration>().GetSection(section)));
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
    }

    private static IEnumerable<string> Invalid(object options, string section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => Explain(options, section, result));
    }

    private static string Explain(object options, string section, ValidationResult result)
    {
        if (result.MemberNames.FirstOrDefault() is not { } name || options.GetType().GetProperty(name) is not { } property)
        {
            return $"{section}: {result.ErrorMessage}";
        }

        return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{section}:{name} is {property.GetValue(options)}; it must be between {range.Minimum:N0} and {range.Maximum:N0}.")
            : $"{section}:{name} {result.ErrorMessage}";
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return section.GetChildren().SelectMany(child => Unknown(child, type.GetGenericArguments()[1]));
        }

        if (!type.IsClass || type.Namespace?.StartsWith("Halyard.", StringComparison.Ordinal) != true)
        {
            return [];
        }

        var known = type.GetProperties().ToDictionary(static property => property.Name, StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().SelectMany(child => known.TryGetValue(child.Key, out var property)
            ? Unknown(child, property.PropertyType)
            : [NotKnown(child.Path, section.Path, known.Keys)]);
    }

    private static string NotKnown(string path, string section, IEnumerable<string> known) =>
        $"The setting {path} is not known. Under {section} there are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private sealed class SectionValidator<T>(IConfigurationSection section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = Unknown(section, typeof(T)).Concat(Invalid(options, section.Path)).ToList();
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}

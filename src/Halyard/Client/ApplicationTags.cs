using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Halyard.Client;

/// <summary>Writes which application runs the client: <c>application-id/web-shop application-version/1.4.2</c>.</summary>
internal static partial class ApplicationTags
{
    public static string Of(ApplicationOptions application, ILogger logger)
    {
        var tags = new List<string>(2);
        Add("application-id", application.Id);
        Add("application-version", application.Version);
        return string.Join(' ', tags);

        void Add(string name, string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return;
            }

            if (Value().IsMatch(value))
            {
                tags.Add($"{name}/{value}");
            }
            else
            {
                LogDropped(logger, name, value);
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Value();

    [LoggerMessage(EventIds.TagDropped, LogLevel.Warning,
        "The tag {Tag} is left out: '{Value}' is not of up to 64 letters, digits, '.', '_' and '-'.")]
    private static partial void LogDropped(ILogger logger, string tag, string value);
}

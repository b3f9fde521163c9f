using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Halyard.Server.Hosting;

/// <summary><c>Halyard:Proxy</c>: the server behind a reverse proxy.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    /// <summary>
    /// The address that people use, such as <c>https://flags.example.com/halyard</c>. By default the first address the server listens on.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The path under which the proxy offers the server, such as <c>/halyard</c>. Empty by default.</summary>
    [RegularExpression("(/[^/?#]+)+", ErrorMessage = "must begin with a slash and not end with one, as in '/halyard'.")]
    public string? PathBase { get; set; }

    /// <summary>
    /// The addresses and networks (<c>10.0.0.0/8</c>) of the proxies whose headers <c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and
    /// <c>-Prefix</c> are believed. By default the machine itself.
    /// </summary>
    public IList<string> Trusted { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Trusted
        .Where(static trusted => !IPNetwork.TryParse(trusted, out _) && !IPAddress.TryParse(trusted, out _))
        .Select(static trusted => new ValidationResult(
            $"has '{trusted}', which is neither an address nor a network such as '10.0.0.0/8'.", [nameof(Trusted)]));
}

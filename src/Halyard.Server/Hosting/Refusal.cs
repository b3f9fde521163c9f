namespace Halyard.Server.Hosting;

/// <summary>Why a request was refused: a value made by the rules, turned into the error body of the API at one place.</summary>
/// <param name="Code">What kind of refusal it is; decides the HTTP status.</param>
/// <param name="Message">One sentence for the person who must act: names the thing, says the limit and the remedy.</param>
/// <param name="Field">The field of the request that is at fault, as a path (<c>instructions[2].variationId</c>), when there is
/// one.</param>
internal sealed record Refusal(RefusalCode Code, string Message, string? Field = null)
{
    public static Refusal Invalid(string field, string message) => new(RefusalCode.InvalidRequest, message, field);

    public static Refusal NotFound(string message) => new(RefusalCode.NotFound, message);

    public static Refusal Forbidden(string message) => new(RefusalCode.Forbidden, message);

    public static Refusal Conflict(string message) => new(RefusalCode.Conflict, message);

    /// <summary>Puts the refusal's field under a parent: <c>variationId</c> becomes <c>instructions[2].variationId</c>.</summary>
    public Refusal Under(string parent) => this with
    {
        Field = Field is null ? parent : Field.StartsWith('[') ? parent + Field : $"{parent}.{Field}",
    };
}

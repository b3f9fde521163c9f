namespace Halyard.Api;

/// <summary>The body of every answer that is not a success.</summary>
public sealed record ApiError
{
    /// <summary>What programs decide by: <c>invalid_request</c>, <c>not_found</c>, <c>conflict</c>…</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for the person who must act.</summary>
    public required string Message { get; init; }

    /// <summary>The request, as the server's traces name it.</summary>
    public string? Id { get; init; }

    /// <summary>The fields at fault, when the request had any.</summary>
    public IReadOnlyList<ApiFieldError>? Errors { get; init; }
}

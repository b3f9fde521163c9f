using System.Diagnostics;

using Halyard.Api;

namespace Halyard.Server.Hosting;

/// <summary>The one place where a refusal becomes an answer.</summary>
internal static class RefusalResults
{
    public static IResult ToResult(this Refusal refusal) =>
        TypedResults.Json(Body(refusal), ApiJson.Default.ApiError, statusCode: Status(refusal.Code));

    /// <summary>Answers with what <paramref name="represent"/> makes of the value, or with the refusal.</summary>
    public static IResult ToResult<T, TRep>(this Result<T> result, Func<T, TRep> represent, int status = StatusCodes.Status200OK) =>
        result.IsRefused(out var refusal, out var value) ? refusal.ToResult() : TypedResults.Json(represent(value), statusCode: status);

    /// <summary>For verbs that have nothing to show: 204, or the refusal.</summary>
    public static IResult ToNoContent<T>(this Result<T> result) =>
        result.Refusal is { } refusal ? refusal.ToResult() : TypedResults.NoContent();

    public static ApiError Body(Refusal refusal) => new()
    {
        Code = Code(refusal.Code),
        Message = refusal.Message,
        Id = Activity.Current?.TraceId.ToString(),
        Errors = refusal.Field is { } field ? [new ApiFieldError(field, refusal.Message)] : null,
    };

    public static int Status(RefusalCode code) => code switch
    {
        RefusalCode.InvalidRequest => StatusCodes.Status400BadRequest,
        RefusalCode.Unauthorized => StatusCodes.Status401Unauthorized,
        RefusalCode.Forbidden => StatusCodes.Status403Forbidden,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        RefusalCode.Conflict or RefusalCode.KeyExists or RefusalCode.OptimisticLocking => StatusCodes.Status409Conflict,
        RefusalCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        RefusalCode.PatchFailed => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCode.Internal => StatusCodes.Status500InternalServerError,
        RefusalCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new UnreachableException($"Refusal code {code} has no status."),
    };

    private static string Code(RefusalCode code) => code switch
    {
        RefusalCode.InvalidRequest => "invalid_request",
        RefusalCode.Unauthorized => "unauthorized",
        RefusalCode.Forbidden => "forbidden",
        RefusalCode.NotFound => "not_found",
        RefusalCode.MethodNotAllowed => "method_not_allowed",
        RefusalCode.Conflict => "conflict",
        RefusalCode.KeyExists => "key_exists",
        RefusalCode.OptimisticLocking => "optimistic_locking_error",
        RefusalCode.TooLarge => "request_entity_too_large",
        RefusalCode.UnsupportedMediaType => "unsupported_media_type",
        RefusalCode.PatchFailed => "patch_failed",
        RefusalCode.RateLimited => "rate_limited",
        RefusalCode.Internal => "internal_service_error",
        RefusalCode.Unavailable => "service_unavailable",
        _ => throw new UnreachableException($"Refusal code {code} has no name."),
    };
}

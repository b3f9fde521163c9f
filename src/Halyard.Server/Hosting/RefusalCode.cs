namespace Halyard.Server.Hosting;

internal enum RefusalCode
{
    InvalidRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    KeyExists,
    OptimisticLocking,
    TooLarge,
    UnsupportedMediaType,
    PatchFailed,
    RateLimited,
    Internal,
    Unavailable,
}

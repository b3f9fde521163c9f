using Halyard.Server.Hosting;

namespace Halyard.Server.Targeting;

/// <summary>Names of context kinds as instructions give them.</summary>
internal static class KindName
{
    /// <summary><c>user</c> when none is given.</summary>
    public static string OrUser(string? kind) => string.IsNullOrEmpty(kind) ? Context.DefaultKind : kind;

    public static bool IsUser(string? kind) => OrUser(kind) == Context.DefaultKind;

    /// <summary>Null when a single context can have the kind, or none is given.</summary>
    public static Refusal? Check(string field, string? kind) => Context.Create("any", OrUser(kind)).Error is { } error
        ? Refusal.Invalid(field, $"{error} Name a kind such as 'user' or 'organization'.")
        : null;
}

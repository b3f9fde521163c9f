using System.Buffers;

namespace Halyard.Evaluation.Contexts;

/// <summary>The rules for the names of context kinds.</summary>
internal static class ContextKinds
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>What is wrong with a kind for a single context; null when nothing is.</summary>
    public static string? ErrorOf(string kind) => kind switch
    {
        "" => "The context's kind is empty.",
        "kind" => "'kind' is not a valid context kind.",
        Context.MultiKind => "A single context cannot have the kind 'multi'.",
        _ when kind.AsSpan().ContainsAnyExcept(Allowed) =>
            $"The context kind '{kind}' has a character other than letters, digits, '.', '_' and '-'.",
        _ => null,
    };

    /// <summary>
    /// An absent or empty kind means <c>user</c>. The constant is given for it, so that comparisons end at the reference.
    /// </summary>
    public static string OrDefault(string? kind) => kind is null or "" or Context.DefaultKind ? Context.DefaultKind : kind;
}

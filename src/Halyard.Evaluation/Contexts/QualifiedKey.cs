using System.Text;

namespace Halyard.Evaluation.Contexts;

/// <summary>The fully qualified key: the key itself for a user, otherwise <c>kind:key</c> pairs joined with colons.</summary>
internal static class QualifiedKey
{
    public static string Of(Context context)
    {
        if (!context.IsMulti)
        {
            return context.Kind is Context.DefaultKind or "" ? context.Key : $"{context.Kind}:{Escape(context.Key)}";
        }

        var text = new StringBuilder();
        foreach (var part in context.Contexts)
        {
            text.Append(text.Length == 0 ? "" : ":").Append(part.Kind).Append(':').Append(Escape(part.Key));
        }

        return text.ToString();
    }

    private static string Escape(string key) =>
        key.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
}

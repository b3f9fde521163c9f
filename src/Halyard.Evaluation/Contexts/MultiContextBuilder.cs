namespace Halyard;

/// <summary>Collects the parts of a context of several kinds.</summary>
/// <remarks>
/// Nothing here throws for a bad part: <see cref="Build"/> gives a context that is not valid and says why. For one thread at a time.
/// </remarks>
public sealed class MultiContextBuilder
{
    private readonly List<Context> _parts = [];
    private string? _error;

    /// <summary>Adds a context; one of several kinds is taken apart.</summary>
    /// <param name="context">Must be valid, and of a kind not added before.</param>
    /// <returns>This builder.</returns>
    public MultiContextBuilder Add(Context? context)
    {
        if (context is null or { IsValid: false })
        {
            _error ??= context?.Error ?? "A part of the multi-kind context is missing.";
            return this;
        }

        foreach (var part in context.Contexts)
        {
            if (_parts.Exists(other => other.Kind == part.Kind))
            {
                _error ??= $"The multi-kind context has the kind '{part.Kind}' more than once.";
            }

            _parts.Add(part);
        }

        return this;
    }

    /// <summary>Makes the context; a single part is given as it is. The builder can be used further.</summary>
    /// <returns>The context; not valid when there is no part, a part is not valid, or two parts have one kind.</returns>
    public Context Build()
    {
        if (_error is not null || _parts.Count == 0)
        {
            return Context.Invalid(_error ?? "A multi-kind context needs at least one kind.");
        }

        return _parts.Count == 1 ? _parts[0] : new([.. _parts.OrderBy(part => part.Kind, StringComparer.Ordinal)]);
    }
}

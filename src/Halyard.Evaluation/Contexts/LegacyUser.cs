namespace Halyard.Evaluation.Contexts;

/// <summary>Makes contexts of the users that SDKs sent before there were kinds (protocol §3.3).</summary>
internal static class LegacyUser
{
    private static readonly string[] Texts = ["firstName", "lastName", "email", "country", "avatar", "ip", "name"];

    public static Context Convert(FlagProperties user)
    {
        user.TryGetValue("key", out var key);
        if (key.AsString is null)
        {
            return Context.Invalid("The user's 'key' must be a string.");
        }

        var builder = new ContextBuilder(key.AsString, allowEmptyKey: true);
        var error = SetCustom(builder, user) ?? SetTexts(builder, user) ?? SetAnonymous(builder, user) ?? SetPrivate(builder, user);
        return error is null ? builder.Build() : Context.Invalid(error);
    }

    private static string? SetCustom(ContextBuilder builder, FlagProperties user)
    {
        user.TryGetValue("custom", out var custom);
        if (custom.Kind is not (FlagValueKind.Null or FlagValueKind.Object))
        {
            return "The user's 'custom' must be an object.";
        }

        foreach (var (name, value) in custom.Properties)
        {
            if (name is not ("kind" or "key" or "name" or "anonymous" or "_meta"))
            {
                builder.Set(name, value);
            }
        }

        return null;
    }

    // After the custom attributes: these win.
    private static string? SetTexts(ContextBuilder builder, FlagProperties user)
    {
        foreach (var name in Texts)
        {
            if (!user.TryGetValue(name, out var value) || value.IsNull)
            {
                continue;
            }

            if (value.AsString is null)
            {
                return $"The user's '{name}' must be a string.";
            }

            builder.Set(name, value);
        }

        return null;
    }

    private static string? SetAnonymous(ContextBuilder builder, FlagProperties user)
    {
        user.TryGetValue("anonymous", out var anonymous);
        builder.Anonymous(anonymous.AsBool);
        return anonymous.Kind is FlagValueKind.Null or FlagValueKind.Bool ? null : "The user's 'anonymous' must be a boolean.";
    }

    private static string? SetPrivate(ContextBuilder builder, FlagProperties user)
    {
        user.TryGetValue("privateAttributeNames", out var names);
        foreach (var name in names.Items)
        {
            if (name.AsString is null)
            {
                return "The user's 'privateAttributeNames' must be strings.";
            }

            // Literal names: a slash at the start is part of the name.
            builder.Private(AttributeReference.FromLiteral(name.AsString));
        }

        return names.Kind is FlagValueKind.Null or FlagValueKind.Array ? null : "The user's 'privateAttributeNames' must be an array.";
    }
}

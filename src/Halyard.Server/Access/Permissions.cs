using Halyard.Server.Changes;
using Halyard.Server.Hosting;

namespace Halyard.Server.Access;

/// <summary>
/// The only place that decides who may do what. Actions and resources are named as in custom roles: <c>updateOn</c>,
/// <c>proj/default:env/test:flag/checkout;beta</c>.
/// </summary>
internal static class Permissions
{
    /// <summary>Null when the actor may, else the refusal that says what is missing.</summary>
    public static Refusal? Check(Actor actor, string action, string resource)
    {
        var needed = Needed(actor, action, resource);
        return actor.Role >= needed
            ? null
            : Refusal.Forbidden(
                $"'{actor.Name}' has the role {Roles.Word(actor.Role)}; '{action}' on '{resource}' needs the role {Roles.Word(needed)}.");
    }

    /// <summary>Null when the actor may do all of it, else the first refusal.</summary>
    public static Refusal? CheckAll(Actor actor, IEnumerable<ChangeAccess> accesses) =>
        accesses.Select(access => Check(actor, access.Action, access.Resource)).FirstOrDefault(static refusal => refusal is not null);

    private static Role Needed(Actor actor, string action, string resource)
    {
        if (action == "viewSdkKey")
        {
            return Role.Writer;
        }

        if (action.StartsWith("view", StringComparison.Ordinal) || IsOwnToken(actor, resource))
        {
            return Role.Reader;
        }

        return IsInsideProject(resource) ? Role.Writer : Role.Admin;
    }

    // A project and its environments belong to the admins; what is in them (flags, segments) to every writer.
    private static bool IsInsideProject(string resource)
    {
        var last = resource[(resource.LastIndexOf(':') + 1)..];
        return resource.StartsWith("proj/", StringComparison.Ordinal)
            && !last.StartsWith("proj/", StringComparison.Ordinal)
            && !last.StartsWith("env/", StringComparison.Ordinal);
    }

    private static bool IsOwnToken(Actor actor, string resource) =>
        actor.MemberId is { } member && resource.StartsWith($"member/{member}:token/", StringComparison.Ordinal);
}

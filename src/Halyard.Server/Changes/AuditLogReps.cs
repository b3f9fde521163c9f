using System.Diagnostics;

using Halyard.Api;
using Halyard.Api.Access;
using Halyard.Api.Changes;
using Halyard.Server.Access;

namespace Halyard.Server.Changes;

/// <summary>Shows changes as the audit log of the API does.</summary>
internal static class AuditLogReps
{
    private const string Log = "/api/v2/auditlog";

    /// <summary>An entry as the list shows it.</summary>
    public static AuditLogEntryRep From(Change change, string account)
    {
        var what = change.What;
        var target = Target(what);
        var verb = Verb(what);
        return new AuditLogEntryRep
        {
            Links = new Dictionary<string, Link>(target) { ["parent"] = new(Log), ["self"] = new($"{Log}/{change.Id}") },
            Id = change.Id,
            AccountId = account,
            Date = change.At.ToUnixTimeMilliseconds(),
            Accesses = [.. what.Accesses.Select(static access => new AuditAccessRep(access.Action, access.Resource))],
            Kind = Kind(what.Resource),
            Name = what.Name,
            Description = string.Join('\n', what.Sentences.Select(static sentence => $"- {sentence}")),
            Comment = change.Comment,
            Subject = Subject(change.Actor),
            Member = Member(change.Actor),
            Token = Token(change.Actor),
            TitleVerb = verb,
            Title = Title(change, verb),
            Target = new AuditTargetRep
            {
                Links = target,
                Name = what.Name,
                Resources = [.. what.Accesses.Select(static access => access.Resource).Distinct()],
            },
            Parent = Parent(what),
        };
    }

    public static string Kind(ResourceKind resource) => resource switch
    {
        ResourceKind.Project => "project",
        ResourceKind.Environment => "environment",
        ResourceKind.Flag => "flag",
        ResourceKind.Segment => "segment",
        ResourceKind.Member => "member",
        ResourceKind.Token => "token",
        _ => throw new UnreachableException(),
    };

    private static Dictionary<string, Link> Target(ChangeDraft what)
    {
        var links = new Dictionary<string, Link> { ["canonical"] = new(Canonical(what)) };
        if (Site(what) is { } site)
        {
            links["site"] = new Link(site, "text/html");
        }

        return links;
    }

    private static string Canonical(ChangeDraft what) => what.Resource switch
    {
        ResourceKind.Project => $"/api/v2/projects/{what.Key}",
        ResourceKind.Environment => $"/api/v2/projects/{what.Project}/environments/{what.Key}",
        ResourceKind.Flag => $"/api/v2/flags/{what.Project}/{what.Key}",
        ResourceKind.Segment => $"/api/v2/segments/{what.Project}/{what.Environment}/{what.Key}",
        ResourceKind.Member => $"/api/v2/members/{what.Key}",
        ResourceKind.Token => $"/api/v2/tokens/{what.Key}",
        _ => throw new UnreachableException(),
    };

    // The dashboard's page; a flag's needs an environment to show it in.
    private static string? Site(ChangeDraft what) => what switch
    {
        { Resource: ResourceKind.Flag, Environment: not null } => $"/p/{what.Project}/{what.Environment}/flags/{what.Key}",
        { Resource: ResourceKind.Segment } => $"/p/{what.Project}/{what.Environment}/segments/{what.Key}",
        _ => null,
    };

    private static string Verb(ChangeDraft what) => what switch
    {
        { Action: ChangeAction.Created } => $"created the {Kind(what.Resource)}",
        { Action: ChangeAction.Deleted } => $"deleted the {Kind(what.Resource)}",
        { Sentences: [var only] } => char.ToLowerInvariant(only[0]) + only[1..],
        _ => $"updated the {Kind(what.Resource)}",
    };

    // [Ariel Flores](mailto:ariel@acme.com) turned on the flag [Test flag](/p/default/production/flags/test-flag) in `production`
    private static string Title(Change change, string verb)
    {
        var actor = change.Actor.Email is { } email ? $"[{change.Actor.Name}](mailto:{email})" : change.Actor.Name;
        var target = Site(change.What) is { } site ? $"[{change.What.Name}]({site})" : change.What.Name;
        var where = change.What is { Environment: { } environment, Resource: not ResourceKind.Environment } ? $" in `{environment}`" : "";
        return $"{actor} {verb} {target}{where}";
    }

    private static AuditSubjectRep Subject(Actor actor) => new()
    {
        Links = actor.Kind switch
        {
            ActorKind.Member => new Dictionary<string, Link> { ["self"] = new($"/api/v2/members/{actor.Id}") },
            ActorKind.Token => new Dictionary<string, Link> { ["self"] = new($"/api/v2/tokens/{actor.Id}") },
            _ => new Dictionary<string, Link>(),
        },
        Name = actor.Name,
    };

    private static MemberSummaryRep? Member(Actor actor) => actor is { MemberId: { } id, Email: { } email }
        ? new MemberSummaryRep
        {
            Links = new Dictionary<string, Link> { ["parent"] = new("/api/v2/members"), ["self"] = new($"/api/v2/members/{id}") },
            Id = id,
            Email = email,
            FirstName = actor.Kind == ActorKind.Member ? MemberReps.FirstName(actor.Name) : null,
            LastName = actor.Kind == ActorKind.Member ? MemberReps.LastName(actor.Name) : null,
        }
        : null;

    private static AuditTokenRep? Token(Actor actor) => actor.Kind == ActorKind.Token
        ? new AuditTokenRep
        {
            Links = new Dictionary<string, Link> { ["self"] = new($"/api/v2/tokens/{actor.Id}") },
            Id = actor.Id,
            Name = actor.Name,
        }
        : null;

    private static AuditParentRep? Parent(ChangeDraft what) => what.Project is { } project && what.Resource != ResourceKind.Project
        ? new AuditParentRep
        {
            Links = new Dictionary<string, Link> { ["canonical"] = new($"/api/v2/projects/{project}") },
            Name = project,
            Resource = $"proj/{project}",
        }
        : null;
}

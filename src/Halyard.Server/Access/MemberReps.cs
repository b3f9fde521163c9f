using Halyard.Api;
using Halyard.Api.Access;

namespace Halyard.Server.Access;

/// <summary>Shows members as the API does.</summary>
internal static class MemberReps
{
    public static MemberRep From(Member member) => new()
    {
        Links = Links(member),
        Id = member.PublicId,
        FirstName = FirstName(member.Name),
        LastName = LastName(member.Name),
        Role = Roles.Word(member.Role),
        Email = member.Email,
        LastSeen = member.LastSeenAt ?? 0,
        CreationDate = member.CreatedAt,
    };

    public static MemberSummaryRep Summary(Member member) => new()
    {
        Links = new Dictionary<string, Link> { ["self"] = new($"/api/v2/members/{member.PublicId}") },
        Id = member.PublicId,
        FirstName = FirstName(member.Name),
        LastName = LastName(member.Name),
        Role = Roles.Word(member.Role),
        Email = member.Email,
    };

    public static string FirstName(string name) => name.Split(' ', 2)[0];

    public static string LastName(string name) => name.Split(' ', 2) is [_, var last] ? last : "";

    private static Dictionary<string, Link> Links(Member member) => new()
    {
        ["parent"] = new("/api/v2/members"),
        ["self"] = new($"/api/v2/members/{member.PublicId}"),
    };
}

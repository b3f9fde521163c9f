using Halyard.Server.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup.Demo;

/// <summary>The team of the example. They have no passwords: nobody can sign in as them.</summary>
internal static class DemoPeople
{
    public const string Maria = "Maria Keller";
    public const string Li = "Li Wen";
    public const string Sam = "Sam Osei";

    private static readonly (string Name, string Email)[] All =
    [
        (Maria, "maria@web-shop.example"), (Li, "li@web-shop.example"), (Sam, "sam@web-shop.example"),
    ];

    /// <summary>Makes those who are missing, and gives each as an actor, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, Actor>> EnsureAsync(
        Database database, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var actors = new Dictionary<string, Actor>(StringComparer.Ordinal);
        await database.WriteAsync(
            async session =>
            {
                foreach (var (name, email) in All)
                {
                    var member = await MemberStore.FindByEmailAsync(session, email, cancellationToken);
                    if (member is null)
                    {
                        member = Define(name, email, at);
                        await MemberStore.AddAsync(session, member, cancellationToken);
                    }

                    actors[name] = member.ToActor();
                }
            },
            cancellationToken);
        return actors;
    }

    private static Member Define(string name, string email, DateTimeOffset at) => new()
    {
        Id = 0,
        PublicId = PublicId.Create(),
        Email = email,
        Name = name,
        Role = Role.Writer,
        SessionStamp = PublicId.Create(),
        CreatedAt = at.ToUnixTimeMilliseconds(),
    };
}

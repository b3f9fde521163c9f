using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

/// <summary><c>halyard-server sign-in-link</c>.</summary>
internal static class SignInLinkCommand
{
    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string?> settings, string? email, CancellationToken cancellationToken)
    {
        var configuration = Serving.Configure(settings).Configuration;
        var directory = Installation.Find(settings);
        var dialect = new SqliteDialect(directory.Database);
        Schema.RequireCurrent(dialect);
        using var database = new Database(dialect);
        var access = configuration.GetSection("Halyard:Access").Get<AccessOptions>() ?? new AccessOptions();
        var links = new SignInLinks(database, Options.Create(access), TimeProvider.System);
        var member = await FindAsync(database, email, cancellationToken);
        var path = await links.CreateAsync(member, cancellationToken);

        var running = DirectoryLock.IsHeld(directory) ? RunningServer.Find(directory)?.Address : null;
        await Console.Out.WriteLineAsync((running ?? Listening.DefaultUrl) + path);
        await Console.Error.WriteLineAsync(
            $"It signs {member.Email} in once, within {access.LinkLifetime.TotalMinutes:0} minutes."
            + (running is null ? " No server is running on the directory: start it first." : ""));
        return 0;
    }

    private static async Task<Member> FindAsync(Database database, string? email, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var member = email is null
            ? await MemberStore.FindOwnerAsync(session, cancellationToken)
            : await MemberStore.FindByEmailAsync(session, email, cancellationToken);
        return member ?? throw new StartException(
            email is null ? "Nobody owns the installation yet: start the server once." : $"Nobody has the e-mail address '{email}'.");
    }
}

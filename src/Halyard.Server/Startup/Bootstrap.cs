using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

/// <summary>Makes what an installation needs and does not have, before it listens. Doing it again changes nothing.</summary>
internal sealed partial class Bootstrap(
    Database database,
    ProjectService projects,
    EnvironmentService environments,
    IOptions<BootstrapOptions> options,
    TimeProvider time,
    ILogger<Bootstrap> logger)
{
    private const string OwnerEmail = "owner@localhost";
    private const string DefaultProject = "default";

    private readonly BootstrapOptions _options = options.Value;

    /// <summary>Prepares the installation and gives the access token that was made for the banner, if this is the first start.</summary>
    public async Task<StartFacts> RunAsync(CancellationToken cancellationToken)
    {
        var isFirst = await IsFirstAsync(cancellationToken);
        var owner = await EnsureOwnerAsync(cancellationToken);
        await EnsureTokenAsync(owner, cancellationToken);
        await EnsurePasswordAsync(owner, cancellationToken);
        if (isFirst || _options.Project.Key is not null || _options.Project.Environments.Count > 0)
        {
            await EnsureProjectAsync(_options.Project.Key ?? DefaultProject, cancellationToken);
        }

        var token = isFirst ? await CompleteFirstStartAsync(owner, cancellationToken) : null;
        return new StartFacts(isFirst, token, owner, await FindShownAsync(cancellationToken));
    }

    private async Task<bool> IsFirstAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await SettingStore.FindAsync(session, SettingStore.FirstStart, cancellationToken) is null;
    }

    // The environment the banner speaks of: test, or else the first one.
    private async Task<EnvironmentPlace?> FindShownAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var all = await Places.ListEnvironmentsAsync(session, _options.Project.Key ?? DefaultProject, cancellationToken);
        return all.FirstOrDefault(static place => place.Key == StartingEnvironments.TestKey) ?? (all.Count > 0 ? all[0] : null);
    }

    private async Task<Member> EnsureOwnerAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async session =>
            {
                if (await MemberStore.FindOwnerAsync(session, cancellationToken) is null)
                {
                    await MemberStore.AddAsync(
                        session,
                        new Member
                        {
                            Id = 0,
                            PublicId = PublicId.Create(),
                            Email = OwnerEmail,
                            Name = "Owner",
                            Role = Role.Owner,
                            SessionStamp = PublicId.Create(),
                            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
                        },
                        cancellationToken);
                }
            },
            cancellationToken);
        await using var session = await database.ReadAsync(cancellationToken);
        return (await MemberStore.FindOwnerAsync(session, cancellationToken))!;
    }

    private async Task EnsureTokenAsync(Member owner, CancellationToken cancellationToken)
    {
        if (_options.AccessToken is not { } token)
        {
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                if (await TokenStore.FindByHashAsync(session, Secret.Hash(token), cancellationToken) is null)
                {
                    await TokenStore.AddAsync(session, TokenOf(owner, token, "Configuration"), cancellationToken);
                }
            },
            cancellationToken);
    }

    // The password as configured is remembered beside the member's own: restarting with the same configuration must not undo a change made
    // since.
    private async Task EnsurePasswordAsync(Member owner, CancellationToken cancellationToken)
    {
        if (_options.AdminPassword is not { } password)
        {
            return;
        }

        await database.WriteAsync(
            async session =>
            {
                var known = await SettingStore.FindAsync(session, SettingStore.ConfiguredPassword, cancellationToken);
                if (known is null || !Passwords.IsRight(known, password))
                {
                    var hash = Passwords.Hash(password);
                    await MemberStore.SetPasswordAsync(session, owner.Id, hash, PublicId.Create(), cancellationToken);
                    await SettingStore.SetAsync(session, SettingStore.ConfiguredPassword, hash, cancellationToken);
                }
            },
            cancellationToken);
    }

    private async Task EnsureProjectAsync(string key, CancellationToken cancellationToken)
    {
        var wanted = _options.Project.Environments;
        var keys = wanted.ToDictionary(
            static environment => environment.Key, static environment => Given(environment.Value), StringComparer.Ordinal);
        if ((await projects.GetAsync(Actor.System, key, cancellationToken)).Refusal is not null)
        {
            var project = new NewProject { Key = key, Name = NameOf(key), Environments = [.. wanted.Keys.Select(Define)] };
            Require(await projects.CreateAsync(Actor.System, project, keys, cancellationToken));
            return;
        }

        foreach (var (environment, given) in keys)
        {
            await EnsureEnvironmentAsync(key, environment, given, cancellationToken);
        }
    }

    private async Task EnsureEnvironmentAsync(string project, string key, GivenKeys given, CancellationToken cancellationToken)
    {
        var existing = await environments.KeysAsync(Actor.System, project, key, cancellationToken);
        if (existing.IsRefused(out _, out var has))
        {
            Require(await environments.CreateAsync(Actor.System, project, Define(key), given, cancellationToken));
            return;
        }

        WarnOfDifference(key, nameof(given.SdkKey), given.SdkKey, has.SdkKey);
        WarnOfDifference(key, nameof(given.MobileKey), given.MobileKey, has.MobileKey);
        WarnOfDifference(key, nameof(given.ClientSideId), given.ClientSideId, has.ClientSideId);
    }

    private async Task<string?> CompleteFirstStartAsync(Member owner, CancellationToken cancellationToken)
    {
        var token = _options.AccessToken is null ? Secret.Create(Secret.TokenPrefix) : null;
        await database.WriteAsync(
            async session =>
            {
                if (token is not null)
                {
                    await TokenStore.AddAsync(session, TokenOf(owner, token, "First start"), cancellationToken);
                }

                await SettingStore.SetAsync(session, SettingStore.FirstStart, time.GetUtcNow().ToString("O"), cancellationToken);
            },
            cancellationToken);
        return token;
    }

    private AccessToken TokenOf(Member owner, string token, string name) => new()
    {
        Id = 0,
        PublicId = PublicId.Create(),
        MemberId = owner.Id,
        Name = name,
        Hash = Secret.Hash(token),
        Ending = Secret.Ending(token),
        Role = Role.Admin,
        CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UpdatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static GivenKeys Given(BootstrapEnvironmentOptions keys) => new(keys.SdkKey, keys.MobileKey, keys.ClientSideId);

    private static NewEnvironment Define(string key) => key switch
    {
        StartingEnvironments.TestKey => StartingEnvironments.Test,
        StartingEnvironments.ProductionKey => StartingEnvironments.Production,
        _ => new NewEnvironment { Key = key, Name = NameOf(key) },
    };

    // web-shop → Web shop
    private static string NameOf(string key)
    {
        var words = key.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? key : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static void Require<T>(Result<T> result)
    {
        if (result.Refusal is { } refusal)
        {
            var setting = refusal.Field is { } field ? $"{BootstrapRules.Section}:Project ({field})" : $"{BootstrapRules.Section}:Project";
            throw new StartException($"{setting}: {refusal.Message}");
        }
    }

    private void WarnOfDifference(string environment, string name, string? given, string has)
    {
        if (given is not null && given != has)
        {
            LogDifference(BootstrapRules.Setting(environment, name), environment);
        }
    }

    [LoggerMessage(
        EventIds.BootstrapDiffers,
        LogLevel.Warning,
        "{Setting} differs from what environment '{Environment}' has. The environment keeps its own; reset it there, or correct the "
            + "setting.")]
    private partial void LogDifference(string setting, string environment);
}

using System.Collections.Immutable;

using Halyard.Api.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>What can be done with access tokens. A member manages their own; an administrator everybody's.</summary>
internal sealed class TokenService(Database database, Publisher publisher)
{
    private const int MaxName = 256;

    public async Task<Result<ImmutableArray<OwnedToken>>> ListAsync(Actor actor, bool isOfAll, CancellationToken cancellationToken)
    {
        if (isOfAll && Permissions.Check(actor, "manageTokens", "member/*:token/*") is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var owners = (await MemberStore.ListAsync(session, cancellationToken)).ToDictionary(static member => member.Id);
        var tokens = await TokenStore.ListAsync(session, isOfAll ? null : actor.MemberId ?? "", cancellationToken);
        return ImmutableArray.CreateRange(tokens.Select(token => new OwnedToken(token, owners[token.MemberId])));
    }

    public async Task<Result<OwnedToken>> GetAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await FindAsync(session, actor, id, "manageTokens", cancellationToken);
    }

    /// <summary>Makes a token for the actor's member; its secret is shown this once.</summary>
    public async Task<Result<MadeToken>> CreateAsync(Actor actor, NewToken wanted, CancellationToken cancellationToken)
    {
        if (Check(actor, wanted).IsRefused(out var refusal, out var granted))
        {
            return refusal;
        }

        return await publisher.CommitAsync<MadeToken>(
            actor,
            null,
            async transaction =>
            {
                if (await MemberStore.FindAsync(transaction.Session, actor.MemberId ?? "", cancellationToken) is not { } owner)
                {
                    return Refusal.Forbidden("Only a member can have access tokens.");
                }

                var secret = Secret.Create(Secret.TokenPrefix);
                var token = Define(owner, wanted, secret, granted.Role, transaction.At);
                await TokenStore.AddAsync(transaction.Session, token, cancellationToken);
                var owned = new OwnedToken(token, owner);
                var refused = await transaction.RecordAsync(
                    Draft(owned, ChangeAction.Created, "Created the access token", "createAccessToken"), cancellationToken);
                return refused is null ? new MadeToken(owned, secret) : refused;
            },
            cancellationToken);
    }

    public Task<Result<OwnedToken>> ChangeAsync(Actor actor, string id, EditableToken wanted, CancellationToken cancellationToken) =>
        CommitAsync(
            actor,
            id,
            "updateAccessTokenName",
            async (transaction, token) =>
            {
                if (CheckName(wanted.Name) is { } invalid)
                {
                    return invalid;
                }

                if (RoleOf(actor, wanted.Role ?? Roles.Word(token.Token.Role)).IsRefused(out var refusal, out var granted))
                {
                    return refusal;
                }

                var changed = token with
                {
                    Token = token.Token with
                    {
                        Name = wanted.Name ?? token.Token.Name,
                        Description = wanted.Description ?? "",
                        Role = granted.Role,
                        UpdatedAt = transaction.At.ToUnixTimeMilliseconds(),
                    },
                };
                await TokenStore.SaveAsync(transaction.Session, changed.Token, cancellationToken);
                return await RecordAsync(
                    transaction, changed, ChangeAction.Updated, "Changed the access token", "updateAccessTokenName", cancellationToken);
            },
            cancellationToken);

    /// <summary>Gives the token a new secret, which is shown this once; the old one ends.</summary>
    public async Task<Result<MadeToken>> ResetAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var secret = Secret.Create(Secret.TokenPrefix);
        var reset = await CommitAsync(
            actor,
            id,
            "resetAccessToken",
            async (transaction, token) =>
            {
                var changed = token with
                {
                    Token = token.Token with
                    {
                        Hash = Secret.Hash(secret),
                        Ending = Secret.Ending(secret),
                        UpdatedAt = transaction.At.ToUnixTimeMilliseconds(),
                    },
                };
                await TokenStore.SaveAsync(transaction.Session, changed.Token, cancellationToken);
                return await RecordAsync(
                    transaction, changed, ChangeAction.Updated, "Reset the access token", "resetAccessToken", cancellationToken);
            },
            cancellationToken);
        return reset.IsRefused(out var refusal, out var owned) ? refusal : new MadeToken(owned, secret);
    }

    public Task<Result<OwnedToken>> DeleteAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        CommitAsync(
            actor,
            id,
            "deleteAccessToken",
            async (transaction, token) =>
            {
                await TokenStore.DeleteAsync(transaction.Session, token.Token.Id, cancellationToken);
                return await RecordAsync(
                    transaction, token, ChangeAction.Deleted, "Deleted the access token", "deleteAccessToken", cancellationToken);
            },
            cancellationToken);

    private static Result<GrantedRole> Check(Actor actor, NewToken wanted)
    {
        if (CheckName(wanted.Name) is { } invalid)
        {
            return invalid;
        }

        if (wanted.CustomRoleIds is { IsEmpty: false })
        {
            return Refusal.Invalid("customRoleIds", "There are no custom roles here; give 'role' reader, writer or admin.");
        }

        return wanted.InlineRole is { IsEmpty: false }
            ? Refusal.Invalid("inlineRole", "Tokens have no policy of their own here; give 'role' reader, writer or admin.")
            : RoleOf(actor, wanted.Role ?? Roles.Word(Role.Reader));
    }

    private static Refusal? CheckName(string? name) =>
        name is { Length: > MaxName } ? Refusal.Invalid("name", $"'name' must have at most {MaxName} characters.") : null;

    private static Result<GrantedRole> RoleOf(Actor actor, string word)
    {
        if (Roles.FindForToken(word) is not { } role)
        {
            return Refusal.Invalid("role", $"The role '{word}' must be reader, writer or admin.");
        }

        return role > actor.Role
            ? Refusal.Forbidden($"A token cannot have more than its maker: the role {Roles.Word(role)} is above {Roles.Word(actor.Role)}.")
            : new GrantedRole(role);
    }

    private static AccessToken Define(Member owner, NewToken wanted, string secret, Role role, DateTimeOffset at) => new()
    {
        Id = 0,
        PublicId = PublicId.Create(),
        MemberId = owner.Id,
        Name = wanted.Name ?? "",
        Description = wanted.Description ?? "",
        Hash = Secret.Hash(secret),
        Ending = Secret.Ending(secret),
        Role = role,
        CreatedAt = at.ToUnixTimeMilliseconds(),
        UpdatedAt = at.ToUnixTimeMilliseconds(),
    };

    private static string Specifier(OwnedToken owned) => $"member/{owned.Owner.PublicId}:token/{owned.Token.PublicId}";

    private static ChangeDraft Draft(OwnedToken owned, ChangeAction action, string sentence, string permission) => new()
    {
        Resource = ResourceKind.Token,
        Action = action,
        Key = owned.Token.PublicId,
        Name = owned.Token.Name,
        Sentences = [sentence],
        Accesses = [new ChangeAccess(permission, Specifier(owned))],
    };

    private static async Task<Result<OwnedToken>> RecordAsync(
        ChangeTransaction transaction,
        OwnedToken owned,
        ChangeAction action,
        string sentence,
        string permission,
        CancellationToken cancellationToken) =>
        await transaction.RecordAsync(Draft(owned, action, sentence, permission), cancellationToken) is { } refusal ? refusal : owned;

    // Somebody else's token is not told from one that is not there.
    private static async Task<Result<OwnedToken>> FindAsync(
        Session session, Actor actor, string id, string permission, CancellationToken cancellationToken)
    {
        if (await TokenStore.FindAsync(session, id, cancellationToken) is { } token
            && await MemberStore.FindByIdAsync(session, token.MemberId, cancellationToken) is { } owner
            && Permissions.Check(actor, permission, Specifier(new OwnedToken(token, owner))) is null)
        {
            return new OwnedToken(token, owner);
        }

        return Refusal.NotFound($"There is no access token '{id}' that you may manage.");
    }

    private Task<Result<OwnedToken>> CommitAsync(
        Actor actor,
        string id,
        string permission,
        Func<ChangeTransaction, OwnedToken, Task<Result<OwnedToken>>> work,
        CancellationToken cancellationToken) => publisher.CommitAsync<OwnedToken>(
            actor,
            null,
            async transaction =>
            {
                var found = await FindAsync(transaction.Session, actor, id, permission, cancellationToken);
                return found.IsRefused(out var refusal, out var token) ? refusal : await work(transaction, token);
            },
            cancellationToken);

    private sealed record GrantedRole(Role Role);
}

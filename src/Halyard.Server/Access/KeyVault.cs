using Microsoft.AspNetCore.DataProtection;

namespace Halyard.Server.Access;

/// <summary>
/// Keeps the keys of environments so that the database alone does not give them away: the key ring beside it is needed too.
/// </summary>
internal sealed class KeyVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Halyard.EnvironmentKeys");

    public StoredKey Store(long environmentId, EnvironmentKeyKind kind, string value, DateTimeOffset at) => new()
    {
        EnvironmentId = environmentId,
        Kind = kind,
        Hash = Secret.Hash(value),
        ProtectedValue = _protector.Protect(value),
        CreatedAt = at.ToUnixTimeMilliseconds(),
    };

    public string Reveal(StoredKey key) => _protector.Unprotect(key.ProtectedValue);
}

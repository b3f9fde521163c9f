namespace Halyard.Server.Storage;

/// <summary>The id of this installation: what clients know as the account's.</summary>
internal sealed class InstallationId(Database database)
{
    private const string Setting = "installation-id";

    private volatile string? _id;

    public async ValueTask<string> GetAsync(CancellationToken cancellationToken) => _id ??= await FindOrMakeAsync(cancellationToken);

    private async Task<string> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            if (await SettingStore.FindAsync(session, Setting, cancellationToken) is { } known)
            {
                return known;
            }
        }

        return await database.WriteAsync(
            async session =>
            {
                var id = await SettingStore.FindAsync(session, Setting, cancellationToken) ?? PublicId.Create();
                await SettingStore.SetAsync(session, Setting, id, cancellationToken);
                return id;
            },
            static _ => true,
            null,
            cancellationToken);
    }
}

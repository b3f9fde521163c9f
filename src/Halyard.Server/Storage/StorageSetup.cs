using Microsoft.AspNetCore.DataProtection;

namespace Halyard.Server.Storage;

internal static class StorageSetup
{
    /// <summary>The database of the data directory, brought to this program's schema, and the key ring beside it.</summary>
    public static void AddStorage(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddSingleton<Database>(static provider => Open(provider.GetRequiredService<DataDirectory>()));
        services.AddSingleton<InstallationId>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddDataProtection()
            .SetApplicationName("Halyard")
            .PersistKeysToFileSystem(new DirectoryInfo(directory.Keys));
    }

    public static Database Open(DataDirectory directory)
    {
        var dialect = new SqliteDialect(directory.Database);
        Schema.Upgrade(dialect);
        return new Database(dialect);
    }
}

using DbUp.Engine;

namespace Halyard.Server.Storage;

/// <summary>Brings a database to this program's schema. Scripts only go forward; one that was released is never edited.</summary>
internal static class Schema
{
    /// <summary>Runs the scripts that are missing. Refuses a database that a newer program has changed: its meaning is not known here.</summary>
    public static void Upgrade(Dialect dialect)
    {
        var engine = dialect.Upgrade()
            .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, static name => name.Contains(".Schema.", StringComparison.Ordinal))
            .WithVariable("identity", dialect.Identity)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build();
        if (NewerScript(engine) is { } newer)
        {
            throw new InvalidOperationException(
                $"The database has the schema script '{newer}', which this version of Halyard does not know: a newer version has used it. Start that version or newer.");
        }

        var upgrade = engine.PerformUpgrade();
        if (!upgrade.Successful)
        {
            throw new InvalidOperationException(
                $"The schema script '{upgrade.ErrorScript?.Name}' failed: {upgrade.Error.Message}", upgrade.Error);
        }
    }

    private static string? NewerScript(UpgradeEngine engine)
    {
        var known = engine.GetDiscoveredScripts().Select(static script => script.Name).ToHashSet(StringComparer.Ordinal);
        return engine.GetExecutedScripts().Find(name => !known.Contains(name));
    }
}

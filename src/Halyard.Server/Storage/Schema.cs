using DbUp.Engine;

using Halyard.Server.Hosting;

namespace Halyard.Server.Storage;

/// <summary>Brings a database to this program's schema. Scripts only go forward; one that was released is never edited.</summary>
internal static class Schema
{
    /// <summary>
    /// Runs the scripts that are missing. Refuses a database that a newer program has changed: its meaning is not known here.
    /// </summary>
    public static void Upgrade(Dialect dialect)
    {
        var engine = Engine(dialect);
        RequireKnown(engine);
        var upgrade = engine.PerformUpgrade();
        if (!upgrade.Successful)
        {
            throw new StartException(
                $"The schema script '{upgrade.ErrorScript?.Name}' failed: {upgrade.Error.Message}", upgrade.Error);
        }
    }

    /// <summary>Refuses a database that a newer program has changed.</summary>
    public static void RequireKnown(Dialect dialect) => RequireKnown(Engine(dialect));

    /// <summary>For subcommands, which must not change the schema under a server that is running.</summary>
    public static void RequireCurrent(Dialect dialect)
    {
        var engine = Engine(dialect);
        RequireKnown(engine);
        if (engine.IsUpgradeRequired())
        {
            throw new StartException("The database has an older schema than this version of Halyard needs. Start this version's server "
                + "once: it upgrades it.");
        }
    }

    private static void RequireKnown(UpgradeEngine engine)
    {
        var known = engine.GetDiscoveredScripts().Select(static script => script.Name).ToHashSet(StringComparer.Ordinal);
        if (engine.GetExecutedScripts().Find(name => !known.Contains(name)) is { } newer)
        {
            throw new StartException(
                $"The database has the schema script '{newer}', which this version of Halyard does not know: a newer version has used "
                    + "it. Start that version or newer.");
        }
    }

    private static UpgradeEngine Engine(Dialect dialect) => dialect.Upgrade()
        .WithScriptsEmbeddedInAssembly(typeof(Schema).Assembly, static name => name.Contains(".Schema.", StringComparison.Ordinal))
        .WithVariable("identity", dialect.Identity)
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();
}

using System.Collections.Immutable;

using Halyard.Api.Projects;

namespace Halyard.Server.Projects;

/// <summary>The environments of a project whose maker names none.</summary>
internal static class StartingEnvironments
{
    public const string TestKey = "test";
    public const string ProductionKey = "production";

    public static NewEnvironment Test { get; } = new() { Key = TestKey, Name = "Test", Color = "F5A623" };

    public static NewEnvironment Production { get; } = new()
    {
        Key = ProductionKey,
        Name = "Production",
        Color = "417505",
        RequireComments = true,
        ConfirmChanges = true,
        Critical = true,
    };

    public static ImmutableArray<NewEnvironment> Both { get; } = [Test, Production];
}

using System.Reflection;

namespace Halyard.Server.Hosting;

internal static class ProgramVersion
{
    /// <summary>Such as <c>1.2.3</c>, without the commit it was built from.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

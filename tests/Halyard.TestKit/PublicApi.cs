using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace Halyard.TestKit;

/// <summary>What a package makes public is a promise, so it changes on purpose only: it is compared with a text file that somebody approved.</summary>
public static class PublicApi
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        DenyNamespacePrefixes = [],
        UseDenyNamespacePrefixesForExtensionMethods = false,
    };

    /// <summary>Compares with <c>tests/[assembly].Tests/PublicApi.txt</c>; where they differ, says how to look at the difference and how to approve it.</summary>
    public static void ShouldBeApproved(Assembly assembly)
    {
        var name = assembly.GetName().Name;
        var approved = $"tests/{name}.Tests/PublicApi.txt";
        var received = $"artifacts/public-api/{name}.txt";
        var api = assembly.GeneratePublicApi(Options) + "\n";
        Directory.CreateDirectory(Repository.PathOf("artifacts/public-api"));
        File.WriteAllText(Repository.PathOf(received), api);
        if (!File.Exists(Repository.PathOf(approved)) || File.ReadAllText(Repository.PathOf(approved)) != api)
        {
            Assert.Fail($"""
                The public API of {name} is not the approved one. To see what changed:
                    git diff --no-index {approved} {received}
                If that is what you want, approve it:
                    cp {received} {approved}
                """);
        }
    }
}

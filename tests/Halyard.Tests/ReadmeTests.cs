using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_readmes_program_is_taken_from_the_quick_start()
    {
        const string fence = "```csharp\n";
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var start = readme.IndexOf(fence, StringComparison.Ordinal) + fence.Length;

        var program = readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];

        File.ReadAllText(Repository.PathOf("samples/quick-start/quickstart.cs")).ShouldContain(program);
    }
}

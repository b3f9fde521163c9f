using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class BrowserSafetyTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v2/projects")]
    public async Task Pages_and_answers_cannot_be_framed_or_taken_for_something_else(string path)
    {
        using var client = shared.Server.Client();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["SAMEORIGIN"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }
}

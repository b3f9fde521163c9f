using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests.TestKit;

public sealed class ChildProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_of_both_outputs_is_seen_even_by_a_reader_who_comes_late()
    {
        await using var process = ChildProcess.Start("sh", ["-c", "echo one; echo two >&2; exit 3"]);

        var exitCode = await process.WaitForExitAsync(Token);

        exitCode.ShouldBe(3);
        var lines = new List<string>();
        await foreach (var line in process.ReadLinesAsync(Token))
        {
            lines.Add(line);
        }

        lines.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_process_that_ends_without_the_awaited_line_fails_the_test_with_what_it_wrote()
    {
        await using var process = ChildProcess.Start("sh", ["-c", "echo the disk is full"]);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => process.WaitForLineAsync("ready", Token));

        failure.Message.ShouldContain("the disk is full");
    }

    [Fact]
    public async Task Terminate_lets_the_process_say_its_last_words()
    {
        await using var process = ChildProcess.Start("sh", ["-c", "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done"]);
        await process.WaitForLineAsync("ready", Token);

        process.Terminate();

        (await process.WaitForExitAsync(Token)).ShouldBe(0);
        process.Output.ShouldContain("bye");
    }

    [Fact]
    public async Task Kill_ends_it_at_once()
    {
        await using var process = ChildProcess.Start("sh", ["-c", "trap 'echo bye' TERM; echo ready; while :; do sleep 0.05; done"]);
        await process.WaitForLineAsync("ready", Token);

        process.Kill();

        (await process.WaitForExitAsync(Token)).ShouldBe(137);
        process.Output.ShouldNotContain("bye");
    }

    [Fact]
    public async Task Disposing_ends_what_the_process_left_behind()
    {
        Tool.Require("setsid");
        int orphan;
        await using (var process = ChildProcess.Start("sh", ["-c", "sleep 1000 & echo child $!"]))
        {
            orphan = int.Parse((await process.WaitForLineAsync("child", Token))["child ".Length..]);
            await Eventually.Async(() => process.HasExited);
            IsRunning(orphan).ShouldBeTrue();
        }

        await Eventually.Async(() => !IsRunning(orphan));
    }

    [Fact]
    public async Task The_environment_is_the_callers_with_the_given_changes()
    {
        var changes = new Dictionary<string, string?> { ["GREETING"] = "hello", ["HOME"] = null };

        await using var process = ChildProcess.Start("sh", ["-c", "echo [$GREETING][$HOME]"], environment: changes);

        await process.WaitForLineAsync("[hello][]", Token);
    }

    // A zombie has been killed but not yet fetched by whoever inherited it.
    private static bool IsRunning(int process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

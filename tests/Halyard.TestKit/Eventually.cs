using System.Runtime.CompilerServices;
using Xunit;

namespace Halyard.TestKit;

/// <summary>
/// Waits for what another process does, in end-to-end tests only: it asks again until the answer is right. Inside one process wait for a signal instead.
/// </summary>
public static class Eventually
{
    /// <summary>How long anything may take before the test fails: generous, since a loaded machine is not a bug.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Repeats an assertion until it passes; after <see cref="Limit"/> its last failure is the test's.</summary>
    public static async Task Async(Func<Task> assertion)
    {
        var token = TestContext.Current.CancellationToken;
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
#pragma warning disable CA1031 // Whatever the assertion throws means "not yet", until the limit.
            catch (Exception) when (!token.IsCancellationRequested && TimeProvider.System.GetElapsedTime(start) < Limit)
#pragma warning restore CA1031
            {
                await Task.Delay(Pause, TimeProvider.System, token);
            }
        }
    }

    /// <inheritdoc cref="Async(Func{Task})"/>
    public static Task Async(Action assertion) =>
        Async(() =>
        {
            assertion();
            return Task.CompletedTask;
        });

    /// <summary>Repeats a question until the answer is yes.</summary>
    public static Task Async(Func<Task<bool>> question, [CallerArgumentExpression(nameof(question))] string text = "") =>
        Async(async () => Assert.True(await question(), $"After {Limit} this was still not so: {text}"));

    /// <inheritdoc cref="Async(Func{Task{bool}}, string)"/>
    public static Task Async(Func<bool> question, [CallerArgumentExpression(nameof(question))] string text = "") =>
        Async(() => Assert.True(question(), $"After {Limit} this was still not so: {text}"));
}

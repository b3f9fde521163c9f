using Halyard.Server.Storage;

namespace Halyard.Server.Tests.Support;

/// <summary>Occupies the database's one place for writers until it is disposed.</summary>
internal sealed class HeldWriter : IAsyncDisposable
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _holding;

    private HeldWriter(Database database, TaskCompletionSource held)
    {
        _holding = database.WriteAsync(
            _ =>
            {
                held.SetResult();
                return _release.Task;
            },
            TestContext.Current.CancellationToken);
    }

    public static async Task<HeldWriter> TakeAsync(Database database)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = new HeldWriter(database, held);
        await held.Task;
        return writer;
    }

    public async ValueTask DisposeAsync()
    {
        _release.TrySetResult();
        await _holding;
    }
}

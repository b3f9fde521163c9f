namespace Halyard.Client;

/// <summary>
/// Starts what outlives its caller without keeping the caller's AsyncLocals alive: <c>using (Background.Detach()) { … }</c>.
/// </summary>
internal readonly struct Background : IDisposable
{
    private readonly AsyncFlowControl? _flow;

    private Background(AsyncFlowControl? flow) => _flow = flow;

    // Suppressing a second time would throw.
    public static Background Detach() => new(ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow());

    public void Dispose() => _flow?.Dispose();
}

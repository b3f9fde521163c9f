using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Halyard.TestKit;

/// <summary>Keeps what was logged.</summary>
public sealed class LogBook : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<LogLine> _lines = [];

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    public IEnumerable<LogLine> At(LogLevel level) => _lines.Where(line => line.Level == level);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new LogLine(logLevel, eventId.Id, formatter(state, exception)));

    public void Dispose()
    {
    }
}

using Microsoft.Extensions.Logging;

namespace Halyard.TestKit;

/// <summary>One thing that was logged.</summary>
public sealed record LogLine(LogLevel Level, int Id, string Text);

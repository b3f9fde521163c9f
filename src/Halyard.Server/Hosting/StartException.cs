namespace Halyard.Server.Hosting;

/// <summary>
/// The server cannot start, or a subcommand cannot do its work. The message is shown to whoever started it; there is no stack trace to
/// read.
/// </summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);

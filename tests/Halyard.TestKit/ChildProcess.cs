using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Halyard.TestKit;

/// <summary>
/// A real process: its output as lines, its end by SIGTERM or SIGKILL. Disposing ends it and everything it started, and so does the end of the test run.
/// It has no standard input. Wherever the system has <c>setsid</c> it leads a process group of its own, which is how its descendants are found when it is gone.
/// </summary>
public sealed partial class ChildProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;

    private readonly Process _process;
    private readonly bool _leadsGroup;
    private readonly string _command;
    private readonly LineLog _log = new();
    private readonly Task _reading;

    private ChildProcess(Process process, bool leadsGroup, string command)
    {
        _process = process;
        _leadsGroup = leadsGroup;
        _command = command;
        _reading = ReadOutputAsync();
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    /// <summary>Starts a program. Variables given as null are taken out of the environment.</summary>
    public static ChildProcess Start(
        string program, IReadOnlyList<string> arguments, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        string[] command = Tool.Find("setsid") is { } setsid ? [setsid, program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        process.StandardInput.Close();
        return new ChildProcess(process, command[0] != program, string.Join(' ', [program, .. arguments]));
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended, by itself or by force.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Everything that it wrote so far, to standard output and error, for messages.</summary>
    public string Output => _log.Text;

    /// <summary>Every line it writes to standard output or error, from the first on, until it ends. May be read more than once.</summary>
    public IAsyncEnumerable<string> ReadLinesAsync(CancellationToken cancellationToken) => _log.ReadAsync(cancellationToken);

    /// <summary>The first line that contains a text, past or to come. Fails the test when the process ends without it or after <see cref="Eventually.Limit"/>.</summary>
    public async Task<string> WaitForLineAsync(string part, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var line in ReadLinesAsync(either.Token))
            {
                if (line.Contains(part, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"'{_command}' did not write '{part}' in {Eventually.Limit}. It wrote:\n{Output}");
        }

        throw new InvalidOperationException($"'{_command}' ended without writing '{part}'. It wrote:\n{Output}");
    }

    /// <summary>Asks it to stop (SIGTERM), as a service manager does. What it started is its own business.</summary>
    public void Terminate() => Signal(Id, SigTerm);

    /// <summary>Ends it and everything it started at once (SIGKILL): no buffer is flushed, no handler runs.</summary>
    public void Kill()
    {
        // The tree first: below a process that is already gone nothing could be found any more but by the group.
        _process.Kill(entireProcessTree: true);
        if (_leadsGroup)
        {
            Signal(-Id, SigKill);
        }
    }

    /// <summary>Waits for its end and its last line; the exit code, 128 + the signal's number when a signal ended it. Fails the test after <see cref="Eventually.Limit"/>.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken).WaitAsync(Eventually.Limit, TimeProvider.System, cancellationToken);
            await _reading.WaitAsync(Eventually.Limit, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"'{_command}' did not end in {Eventually.Limit}. It wrote:\n{Output}");
        }

        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
        _log.Complete();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _log.Add(line);
        }
    }

    private void KillAtExit(object? sender, EventArgs e) => Kill();

    private static void Signal(int process, int signal)
    {
        // A process that is already gone is as dead as was wanted: the result says nothing of interest.
        _ = SendSignal(process, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}

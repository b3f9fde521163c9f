using System.Text;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;
using Microsoft.AspNetCore.Http;

namespace Halyard.TestKit;

/// <summary>One open stream of a <see cref="FakeFlagService"/>, from the service's end.</summary>
public sealed class FakeConnection
{
    private readonly HttpContext _http;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FakeConnection(HttpContext http)
    {
        _http = http;
        Request = RequestHeaders.Of(http.Request);
        http.RequestAborted.Register(() => _end.TrySetResult());
    }

    /// <summary>The headers that the client sent.</summary>
    public IReadOnlyDictionary<string, string> Request { get; }

    /// <summary>Completes when the stream is over, whoever ended it.</summary>
    public Task Ended => _end.Task;

    /// <summary>Sends all flags and segments.</summary>
    public Task PutAsync(DataSet data) => SendAsync("put", $$$"""{"path":"/","data":{{{Text(WireJson.ToBytes(data))}}}}""");

    /// <inheritdoc cref="PutAsync(DataSet)"/>
    public Task PutAsync(params Flag[] flags) => PutAsync(new DataSet([.. flags], []));

    /// <summary>Sends a flag that changed.</summary>
    public Task PatchAsync(Flag flag) => PatchAsync($"/flags/{flag.Key}", WireJson.ToBytes(flag));

    /// <summary>Sends a segment that changed.</summary>
    public Task PatchAsync(Segment segment) => PatchAsync($"/segments/{segment.Key}", WireJson.ToBytes(segment));

    /// <summary>Deletes a flag or a segment.</summary>
    public Task DeleteAsync(string path, int version) => SendAsync("delete", $$$"""{"path":"{{{path}}}","version":{{{version}}}}""");

    public Task SendAsync(string name, string data) => WriteAsync($"event: {name}\ndata: {data}\n\n");

    /// <summary>Writes text as it stands, be it half an event.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(byte[] bytes)
    {
        await _http.Response.Body.WriteAsync(bytes, _http.RequestAborted);
        await _http.Response.Body.FlushAsync(_http.RequestAborted);
    }

    /// <summary>Ends the stream in good order.</summary>
    public void End() => _end.TrySetResult();

    /// <summary>Cuts the connection.</summary>
    public void Break() => _http.Abort();

    internal async Task OpenAsync()
    {
        _http.Response.ContentType = "text/event-stream; charset=utf-8";
        await _http.Response.StartAsync(_http.RequestAborted);
        await _http.Response.Body.FlushAsync(_http.RequestAborted);
    }

    private Task PatchAsync(string path, byte[] data) => SendAsync("patch", $$$"""{"path":"{{{path}}}","data":{{{Text(data)}}}}""");

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}

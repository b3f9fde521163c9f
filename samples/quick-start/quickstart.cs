#:project ../../src/Halyard

using Halyard;

if (Environment.GetEnvironmentVariable("HALYARD_URL") is not { Length: > 0 } url
    || Environment.GetEnvironmentVariable("HALYARD_SDK_KEY") is not { Length: > 0 } sdkKey)
{
    Console.Error.WriteLine("Set HALYARD_URL and HALYARD_SDK_KEY. The server prints both at its first start; the dashboard has them under Environments.");
    return 2;
}

var options = new HalyardOptions { SdkKey = sdkKey, ServiceEndpoints = { Url = new Uri(url) } };
await using var client = await HalyardClient.StartAsync(options);

var context = Context.Builder("ada").Set("country", "CH").Build();
using var changes = client.FlagTracker.AddFlagValueChangeListener(
    "new-checkout", context, change => Console.WriteLine($"new-checkout is now {change.NewValue.AsBool}"));

Console.WriteLine($"new-checkout is {client.BoolVariation("new-checkout", context)}");

// Until Ctrl+C: then the client is disposed, which delivers what it counted.
var stop = new TaskCompletionSource<bool>();
Console.CancelKeyPress += (_, signal) => stop.TrySetResult(signal.Cancel = true);
await stop.Task;
return 0;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>Somebody who switches a flag to and fro until the server is gone.</summary>
public sealed class ChangeBurst(HalyardProcess server, string flag)
{
    private readonly TaskCompletionSource _isUnderWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The changes that were answered 200. The flag began off; each of them switched it.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Ends when several changes have been acknowledged, and more are on their way.</summary>
    public Task IsUnderWay => _isUnderWay.Task;

    /// <summary>Whether the flag is on after a number of changes.</summary>
    public static bool IsOnAfter(int changes) => changes % 2 == 1;

    /// <summary>Switches until the server does not answer any more.</summary>
    public async Task RunAsync()
    {
        while (await TrySwitchAsync())
        {
            if (++Acknowledged == 10)
            {
                _isUnderWay.SetResult();
            }
        }
    }

    private async Task<bool> TrySwitchAsync()
    {
        try
        {
            using var response = await server.Api.TrySwitchAsync(flag, IsOnAfter(Acknowledged + 1));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

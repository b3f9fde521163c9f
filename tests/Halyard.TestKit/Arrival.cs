using System.Threading.Channels;

namespace Halyard.TestKit;

/// <summary>Waits for what the code under test sends, and fails the test when it does not come.</summary>
internal static class Arrival
{
    public static async Task<T> NextAsync<T>(ChannelReader<T> reader, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Eventually.Limit, TimeProvider.System, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No {what} came in {Eventually.Limit}.");
        }
    }
}

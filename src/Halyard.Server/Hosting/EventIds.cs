namespace Halyard.Server.Hosting;

/// <summary>
/// The numbers of log events, in ranges by area: 6000 delivery, 7000 ingestion, 8000 management, 9000 storage. A number is never used
/// again.
/// </summary>
internal static class EventIds
{
    public const int FeedsLoaded = 6000;
    public const int FeedsBehind = 6001;
    public const int FeedsCaughtUp = 6002;
    public const int ChangeDelivered = 6003;
    public const int ReaderFellBehind = 6004;
    public const int ReaderCut = 6005;
    public const int StreamBroke = 6006;

    public const int EventsNotWritten = 7000;
    public const int EventsWrittenAgain = 7001;
    public const int EventsNotPruned = 7002;

    public const int BootstrapDiffers = 8001;
    public const int RequestFailed = 8002;
}

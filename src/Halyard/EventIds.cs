namespace Halyard;

/// <summary>
/// The numbers of this package's log messages: 1000 client, 2000 data sources, 3000 events. None is ever used again for something else.
/// </summary>
internal static class EventIds
{
    public const int OptionsFaulty = 1000;
    public const int NotReadyInTime = 1001;
    public const int NotReady = 1002;
    public const int ContextInvalid = 1003;
    public const int FlagUnknown = 1004;
    public const int ValueOfOtherType = 1005;
    public const int FlagMalformed = 1006;
    public const int EvaluationFailed = 1007;
    public const int TagDropped = 1008;
    public const int ListenerFailed = 1009;
    public const int ListenersTooSlow = 1010;
    public const int HandlerFactoryFailed = 1011;

    public const int StreamConnected = 2000;
    public const int StreamBroken = 2001;
    public const int StreamStillBroken = 2002;
    public const int StreamRefused = 2003;
    public const int StreamRestored = 2004;

    public const int EventsDropped = 3000;
    public const int EventsNotSent = 3001;
    public const int EventsRefused = 3002;
    public const int EventsSent = 3003;
    public const int EventLoopFailed = 3004;
    public const int EventsCutOff = 3005;
    public const int EventsRestored = 3006;
}

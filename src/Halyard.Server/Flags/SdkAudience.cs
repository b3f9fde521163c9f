namespace Halyard.Server.Flags;

/// <summary>Which SDKs get a flag beside those of servers, which get every flag.</summary>
internal enum SdkAudience
{
    /// <summary>Those of browsers.</summary>
    Client,

    Mobile,

    /// <summary>Those of browsers or of mobile apps.</summary>
    AnyClient,

    /// <summary>None but those of servers.</summary>
    Server,
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Halyard.Client;

/// <summary>Finds everything that is wrong with a client's options, so that a user mends them in one go.</summary>
internal sealed partial class OptionsFaults
{
    private const int LongestSdkKey = 8192;

    private readonly ImmutableArray<string>.Builder _faults = ImmutableArray.CreateBuilder<string>();

    private OptionsFaults()
    {
    }

    /// <summary>One sentence for each fault; none when all is well.</summary>
    public static ImmutableArray<string> Of(HalyardOptions options)
    {
        var faults = new OptionsFaults();
        faults.CheckSdkKey(options.SdkKey);
        faults.CheckEndpoints(options.ServiceEndpoints);
        faults.CheckRange("InitialReconnectDelay", options.InitialReconnectDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30));
        faults.CheckRange("StartWait", options.StartWait, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        faults.CheckEvents(options.Events);
        faults.CheckHttp(options.Http);
        faults.CheckWrapper(options.Wrapper);
        return faults._faults.ToImmutable();
    }

    private void CheckSdkKey(string? sdkKey)
    {
        // The value is a secret: no fault may show it.
        if (string.IsNullOrEmpty(sdkKey))
        {
            Add("SdkKey", "is not set; it must be the SDK key of an environment.");
        }
        else if (sdkKey.Length > LongestSdkKey || !Token().IsMatch(sdkKey))
        {
            Add("SdkKey", $"is not an SDK key; it must be up to {LongestSdkKey:N0} letters, digits, '.', '_' and '-'.");
        }
    }

    private void CheckEndpoints(ServiceEndpoints endpoints)
    {
        if (endpoints.Url is not null)
        {
            CheckAddress("Url", endpoints.Url);
        }

        CheckOwnAddress("Streaming", endpoints.Streaming);
        CheckOwnAddress("Polling", endpoints.Polling);
        CheckOwnAddress("Events", endpoints.Events);

        // Those that have their address from the Url would have the same fault.
        void CheckOwnAddress(string name, Uri address)
        {
            if (!ReferenceEquals(address, endpoints.Url))
            {
                CheckAddress(name, address);
            }
        }
    }

    private void CheckEvents(EventOptions events)
    {
        CheckRange("Events:Capacity", events.Capacity, 1, 1_000_000);
        CheckRange("Events:FlushInterval", events.FlushInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        CheckRange("Events:ContextKeysCapacity", events.ContextKeysCapacity, 1, 1_000_000);
        CheckRange("Events:ContextKeysFlushInterval", events.ContextKeysFlushInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        for (var i = 0; i < events.PrivateAttributes.Count; i++)
        {
            if (AttributeReference.Parse(events.PrivateAttributes[i]) is { IsValid: false } reference)
            {
                Add($"Events:PrivateAttributes:{i}", $"is '{events.PrivateAttributes[i]}'; it must be a name or a path. {reference.Error}");
            }
        }
    }

    private void CheckHttp(HttpOptions http)
    {
        CheckRange("Http:ConnectTimeout", http.ConnectTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        CheckRange("Http:ReadTimeout", http.ReadTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
        CheckRange("Http:StreamReadTimeout", http.StreamReadTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    }

    private void CheckWrapper(WrapperOptions wrapper)
    {
        CheckToken("Wrapper:Name", wrapper.Name);
        CheckToken("Wrapper:Version", wrapper.Version);
    }

    private void CheckAddress(string name, Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            Add($"ServiceEndpoints:{name}", $"is '{address}'; it must be an absolute http or https URI.");
        }
    }

    private void CheckToken(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && !Token().IsMatch(value))
        {
            Add(name, $"is '{value}'; it must be letters, digits, '.', '_' and '-'.");
        }
    }

    private void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            Add(name, string.Create(CultureInfo.InvariantCulture, $"is {value}; it must be between {least:N0} and {most:N0}."));
        }
    }

    private void CheckRange(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            Add(name, string.Create(CultureInfo.InvariantCulture, $"is {value}; it must be between {least} and {most}."));
        }
    }

    private void Add(string name, string fault) => _faults.Add($"Halyard:{name} {fault}");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex Token();
}

using System.Text.Json;

using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>Reads which flags a list is to show from the parameters of the request.</summary>
internal static class FlagQueryReader
{
    public static Result<FlagQuery> Read(HttpRequest request)
    {
        if (Paging.Read(request).IsRefused(out var refusal, out var paging))
        {
            return refusal;
        }

        var filter = ListFilter.Read(request);
        var parameters = request.Query;
        return new FlagQuery
        {
            Text = filter.Find("query"),
            Tags = [.. filter.AllOf("tags"), .. parameters["tag"].OfType<string>()],
            States = States(filter, parameters["archived"].ToString()),
            Temporary = filter.Find("type") switch { "temporary" => true, "permanent" => false, _ => null },
            MaintainerId = filter.Find("maintainerId"),
            MaintainerTeamKey = filter.Find("maintainerTeamKey"),
            Audience = filter.Find("sdkAvailability") switch
            {
                "client" => SdkAudience.Client,
                "mobile" => SdkAudience.Mobile,
                "anyClient" => SdkAudience.AnyClient,
                "server" => SdkAudience.Server,
                _ => null,
            },
            CreatedBefore = Moment(filter, "before"),
            CreatedAfter = Moment(filter, "after"),
            Sort = parameters["sort"].ToString(),
            Environment = parameters["env"].FirstOrDefault() ?? filter.Find("filterEnv"),
            Paging = paging,
        };
    }

    // archived:true asks for archived flags only, as archived=true does; state:live|archived for either.
    private static List<FlagState> States(ListFilter filter, string archived)
    {
        List<FlagState> states =
        [
            .. filter.AnyOf("state")
                .Select(static word => Enum.TryParse<FlagState>(word, ignoreCase: true, out var state) ? (FlagState?)state : null)
                .OfType<FlagState>(),
        ];
        return states.Count == 0 && (filter.Find("archived") ?? archived) is "true" or "1" ? [FlagState.Archived] : states;
    }

    // creationDate:{"before":1690527600000}
    private static DateTimeOffset? Moment(ListFilter filter, string bound)
    {
        if (filter.Find("creationDate") is not ['{', ..] json)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(json).TryGetProperty(bound, out var value) && value.TryGetInt64(out var milliseconds)
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            // A filter that is not understood does not narrow the list.
            return null;
        }
    }
}

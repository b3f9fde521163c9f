using System.Globalization;

using Halyard.Api;

using Microsoft.AspNetCore.WebUtilities;

namespace Halyard.Server.Hosting;

/// <summary>Which part of a list was asked for: <c>?limit=20&amp;offset=40</c>. A limit over the maximum is clamped, not refused.</summary>
internal readonly record struct Paging(int Limit, int Offset)
{
    public static Result<Paging> Read(HttpRequest request, int defaultLimit = 20, int maxLimit = 1000)
    {
        if (!TryRead(request, "limit", defaultLimit, out var limit) || limit == 0)
        {
            return Refusal.Invalid("limit", $"limit is '{request.Query["limit"]}'; it must be a number from 1 to {maxLimit}.");
        }

        return TryRead(request, "offset", 0, out var offset)
            ? new Paging(Math.Min(limit, maxLimit), offset)
            : Refusal.Invalid("offset", $"offset is '{request.Query["offset"]}'; it must be a number from 0.");
    }

    /// <summary>Takes the asked-for part of a list that is in memory.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> all) => new([.. all.Skip(Offset).Take(Limit)], all.Count);

    /// <summary>The page with its links. Each repeats the request's other parameters; one whose page does not exist is absent.</summary>
    public ListRep<TRep> Show<T, TRep>(HttpRequest request, Page<T> page, Func<T, TRep> represent) => new()
    {
        Links = Links(request, page.TotalCount),
        TotalCount = page.TotalCount,
        Items = [.. page.Items.Select(represent)],
    };

    private static bool TryRead(HttpRequest request, string name, int otherwise, out int value)
    {
        value = otherwise;
        var text = request.Query[name].ToString();
        return text.Length == 0 || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private Dictionary<string, Link> Links(HttpRequest request, int total)
    {
        var links = new Dictionary<string, Link> { ["self"] = To(request, Offset) };
        if (Offset > 0)
        {
            links["first"] = To(request, 0);
            links["prev"] = To(request, Math.Max(0, Offset - Limit));
        }

        if (Offset + Limit < total)
        {
            links["next"] = To(request, Offset + Limit);
            links["last"] = To(request, (total - 1) / Limit * Limit);
        }

        return links;
    }

    private Link To(HttpRequest request, int offset)
    {
        var parameters = request.Query
            .Where(static parameter => parameter.Key is not ("limit" or "offset"))
            .SelectMany(static parameter => parameter.Value, static (parameter, value) => KeyValuePair.Create(parameter.Key, value))
            .Append(KeyValuePair.Create<string, string?>("limit", Limit.ToString(CultureInfo.InvariantCulture)));
        if (offset > 0)
        {
            parameters = parameters.Append(KeyValuePair.Create<string, string?>("offset", offset.ToString(CultureInfo.InvariantCulture)));
        }

        return new Link(QueryHelpers.AddQueryString(request.Path.Value!.TrimEnd('/'), parameters));
    }
}

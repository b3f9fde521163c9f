using Halyard.Server.Hosting;

namespace Halyard.Server.Segments;

/// <summary>Reads which segments a list is to show from the parameters of the request.</summary>
internal static class SegmentQueryReader
{
    public static Result<SegmentQuery> Read(HttpRequest request)
    {
        if (Paging.Read(request).IsRefused(out var refusal, out var paging))
        {
            return refusal;
        }

        var query = new SegmentQuery { Sort = request.Query["sort"].ToString(), Paging = paging };
        var text = request.Query["filter"].ToString();
        if (!OperatorFilter.IsMeant(text))
        {
            return Narrow(query, ListFilter.Parse(text));
        }

        return OperatorFilter.Parse(text).IsRefused(out refusal, out var filter) ? refusal : Narrow(query, filter);
    }

    private static SegmentQuery Narrow(SegmentQuery query, OperatorFilter filter) => query with
    {
        Text = filter.Find("query")?.AsString,
        AnyTags = filter.AnyOf("tags"),
        IncludedKeys = filter.AnyOf("includedKeys"),
        ExcludedKeys = filter.AnyOf("excludedKeys"),
        Unbounded = filter.Find("unbounded")?.AsBool,
    };

    private static SegmentQuery Narrow(SegmentQuery query, ListFilter filter) => query with
    {
        Text = filter.Find("query"),
        AllTags = filter.AllOf("tags"),
        IncludedKeys = filter.AnyOf("includedKeys"),
        ExcludedKeys = filter.AnyOf("excludedKeys"),
        Unbounded = filter.Find("unbounded") is { } text ? text == "true" : null,
    };
}

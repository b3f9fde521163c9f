using System.Globalization;
using System.Text;

namespace Halyard.Benchmarks.Engine;

/// <summary>A payload as a service delivers it: boolean flags of about 830 bytes, with a target and three rules each.</summary>
internal static class Payload
{
    public static byte[] Of(int flags)
    {
        var text = new StringBuilder("{\"flags\":{");
        for (var i = 0; i < flags; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"flag-{i}\":");
            AppendFlag(text, i);
        }

        return Encoding.UTF8.GetBytes(text.Append("},\"segments\":{}}").ToString());
    }

    private static void AppendFlag(StringBuilder text, int i)
    {
        text.Append(CultureInfo.InvariantCulture, $$"""
            {"key":"flag-{{i}}","version":1,"on":true,"variations":[true,false],
            "fallthrough":{"variation":0},"offVariation":1,"salt":"salt{{i}}",
            """);
        text.Append("""
            "prerequisites":[],"trackEvents":false,"trackEventsFallthrough":false,"debugEventsUntilDate":null,
            "clientSide":true,
            "clientSideAvailability":{"usingMobileKey":true,"usingEnvironmentId":true},
            """);
        text.Append(CultureInfo.InvariantCulture, $$"""
            "targets":[{"variation":1,"values":["target-{{i}}"]}],"rules":[
            """);
        for (var r = 0; r < 3; r++)
        {
            text.Append(r == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"rule-{{i}}-{{r}}","variation":1,
                """);
            text.Append(CultureInfo.InvariantCulture, $$"""
                "clauses":[{"contextKind":"user","attribute":"country","op":"in","values":["c{{r}}a","c{{r}}b","c{{r}}c"],"negate":false}]}
                """);
        }

        text.Append("]}");
    }
}

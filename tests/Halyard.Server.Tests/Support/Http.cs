using System.Text;
using System.Text.Json.Nodes;

namespace Halyard.Server.Tests.Support;

/// <summary>Requests and answers in JSON, as short as a test reads best.</summary>
internal static class Http
{
    public const string Json = "application/json";
    public const string Semantic = "application/json; domain-model=launchdarkly.semanticpatch";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Answer> GetJsonAsync(this HttpClient http, string path) => await SendAsync(http, HttpMethod.Get, path, null);

    public static async Task<Answer> PostJsonAsync(this HttpClient http, string path, string? body = null, string type = Json) =>
        await SendAsync(http, HttpMethod.Post, path, body, type);

    public static async Task<Answer> PatchJsonAsync(this HttpClient http, string path, string body, string type = Json) =>
        await SendAsync(http, HttpMethod.Patch, path, body, type);

    public static async Task<Answer> DeleteJsonAsync(this HttpClient http, string path) => await SendAsync(http, HttpMethod.Delete, path, null);

    private static async Task<Answer> SendAsync(HttpClient http, HttpMethod method, string path, string? body, string type = Json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, JsonNode? Body)
{
    public JsonNode? this[string name] => Body?[name];

    public string? Code => (string?)Body?["code"];

    public string? Message => (string?)Body?["message"];

    /// <summary>The first field at fault.</summary>
    public string? Field => (string?)Body?["errors"]?[0]?["attribute"];
}

using System.Net.Http.Headers;
using System.Text.Json;

using Shouldly;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>The REST API as a script would use it.</summary>
public sealed class Management(HttpClient http)
{
    private static readonly MediaTypeHeaderValue SemanticPatch =
        MediaTypeHeaderValue.Parse("application/json; domain-model=launchdarkly.semanticpatch");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a boolean flag, which is off.</summary>
    public Task CreateFlagAsync(string key) => ExpectAsync(SendAsync(
        HttpMethod.Post,
        $"/api/v2/flags/{HalyardProcess.Project}",
        $$"""{"key":"{{key}}","name":"{{key}}","variations":[{"value":true},{"value":false}],"defaults":{"onVariation":0,"offVariation":1} }"""));

    /// <summary>Switches a flag.</summary>
    public Task SwitchAsync(string key, bool isOn) => ExpectAsync(TrySwitchAsync(key, isOn));

    /// <summary>Whether a flag is on.</summary>
    public async Task<bool> IsOnAsync(string key)
    {
        var flag = await ExpectAsync(SendAsync(HttpMethod.Get, $"/api/v2/flags/{HalyardProcess.Project}/{key}", null));
        return flag.GetProperty("environments").GetProperty(HalyardProcess.Environment).GetProperty("on").GetBoolean();
    }

    /// <summary>Switches a flag, if the server is there to do it.</summary>
    public Task<HttpResponseMessage> TrySwitchAsync(string key, bool isOn) => SendAsync(
        HttpMethod.Patch,
        $"/api/v2/flags/{HalyardProcess.Project}/{key}",
        $$"""{"environmentKey":"{{HalyardProcess.Environment}}","instructions":[{"kind":"{{(isOn ? "turnFlagOn" : "turnFlagOff")}}"}]}""",
        SemanticPatch);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, MediaTypeHeaderValue? type = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", HalyardProcess.AccessToken);
        if (body is not null)
        {
            request.Content = new StringContent(body, type ?? new MediaTypeHeaderValue("application/json"));
        }

        return await http.SendAsync(request, Token);
    }

    private static async Task<JsonElement> ExpectAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var body = await response.Content.ReadAsStringAsync(Token);
        response.IsSuccessStatusCode.ShouldBeTrue($"{(int)response.StatusCode} {body}");
        return JsonElement.Parse(body);
    }
}

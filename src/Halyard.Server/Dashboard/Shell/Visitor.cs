using Halyard.Server.Access;

using Microsoft.AspNetCore.Components.Authorization;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>Who is signed in on this circuit.</summary>
internal sealed class Visitor(AuthenticationStateProvider authentication)
{
    public async Task<Actor> ActorAsync() =>
        ActorClaims.Find((await authentication.GetAuthenticationStateAsync()).User)
        ?? throw new InvalidOperationException("Nobody is signed in: a page is shown that does not ask for it.");
}

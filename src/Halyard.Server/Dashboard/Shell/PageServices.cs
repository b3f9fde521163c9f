using Halyard.Server.Access;
using Halyard.Server.Changes;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>What every page needs: who looks at it, where it goes next, and what happens elsewhere meanwhile.</summary>
internal sealed class PageServices(Visitor visitor, NavigationManager navigation, ChangeFeed feed, TimeProvider time)
{
    public Task<Actor> ActorAsync() => visitor.ActorAsync();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The address of this server as the visitor's browser knows it, without a slash at the end.</summary>
    public string ServerUrl => navigation.BaseUri.TrimEnd('/');

    /// <summary>The address that is shown, relative to the base path.</summary>
    public string Path => navigation.ToBaseRelativePath(navigation.Uri);

    public void Go(string path, bool replace = false) => navigation.NavigateTo(path, replace: replace);

    public LiveChanges Watch(Func<Change, bool> concerns, Func<IReadOnlyList<Change>, Task> changed) => new(feed, time, concerns, changed);

    public ITimer Every(TimeSpan pace, Func<Task> act) => time.CreateTimer(_ => _ = act(), null, pace, pace);
}

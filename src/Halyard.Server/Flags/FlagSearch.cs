using Dapper;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>The SQL of lists of flags.</summary>
internal static class FlagSearch
{
    private const string ByTargetingModified = "targetingModifiedDate";
    private const string FirstTag = "COALESCE((SELECT MIN(tag) FROM flag_tags WHERE flag_id = flags.id), '')";

    public static async Task<Page<FlagDefinition>> ListAsync(Session session, long project, FlagQuery query, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { project, limit = query.Paging.Limit, offset = query.Paging.Offset });
        var where = Where(query, parameters);
        var name = query.Sort?.TrimStart('-');
        if (name == ByTargetingModified && query.Environment is { } environment)
        {
            // The moment is inside the documents only, and the order is asked for rarely.
            var all = await ReadAsync(session, $"SELECT document FROM flags WHERE {where} ORDER BY key", parameters, cancellationToken);
            var sorted = all.OrderBy(flag => flag.Environments.GetValueOrDefault(environment)?.LastModified).ToList();
            if (query.Sort!.StartsWith('-'))
            {
                sorted.Reverse();
            }

            return query.Paging.Of(sorted);
        }

        var items = await ReadAsync(
            session,
            $"""
            SELECT document
            FROM flags
            WHERE {where}
            ORDER BY {Order(query.Sort)}
            LIMIT @limit OFFSET @offset
            """,
            parameters,
            cancellationToken);
        var total = await session.GetAsync<int>(
            $"""
            SELECT COUNT(*)
            FROM flags
            WHERE {where}
            """,
            parameters,
            cancellationToken);
        return new Page<FlagDefinition>(items, total);
    }

    private static async Task<IReadOnlyList<FlagDefinition>> ReadAsync(
        Session session, string sql, DynamicParameters parameters, CancellationToken cancellationToken) =>
        [.. (await session.ListAsync<string>(sql, parameters, cancellationToken)).Select(FlagStore.Read)];

    // Only constant text goes into the SQL; what the caller gave are parameters.
    private static string Where(FlagQuery query, DynamicParameters parameters)
    {
        var conditions = new List<string> { "project_id = @project", "NOT deleted", State(query.States) };
        Add(query.Text is { Length: > 0 }, @"search LIKE @text ESCAPE '\'", "text", SearchText.Anywhere(query.Text ?? ""));
        Add(query.Temporary is not null, "temporary = @temporary", "temporary", query.Temporary);
        Add(query.MaintainerId is not null, "maintainer_id = @maintainer", "maintainer", query.MaintainerId);
        Add(query.MaintainerTeamKey is not null, "maintainer_team_key = @team", "team", query.MaintainerTeamKey);
        Add(query.CreatedBefore is not null, "created_at < @before", "before", query.CreatedBefore?.ToUnixTimeMilliseconds());
        Add(query.CreatedAfter is not null, "created_at > @after", "after", query.CreatedAfter?.ToUnixTimeMilliseconds());
        Add(query.AnyTags.Count > 0, "id IN (SELECT flag_id FROM flag_tags WHERE tag IN @anyTags)", "anyTags", query.AnyTags);
        for (var i = 0; i < query.Tags.Count; i++)
        {
            Add(true, $"id IN (SELECT flag_id FROM flag_tags WHERE tag = @tag{i})", $"tag{i}", query.Tags[i]);
        }

        if (query.Audience is { } audience)
        {
            conditions.Add(Audience(audience));
        }

        return string.Join(" AND ", conditions);

        void Add(bool isAsked, string condition, string parameter, object? value)
        {
            if (isAsked)
            {
                conditions.Add(condition);
                parameters.Add(parameter, value);
            }
        }
    }

    private static string State(IReadOnlyList<FlagState> states) => states.Count == 0
        ? "NOT archived"
        : $"({string.Join(" OR ", states.Select(static state => state switch
        {
            FlagState.Live => "(NOT archived AND NOT deprecated)",
            FlagState.Deprecated => "(NOT archived AND deprecated)",
            _ => "archived",
        }))})";

    private static string Audience(SdkAudience audience) => audience switch
    {
        SdkAudience.Client => "using_environment_id",
        SdkAudience.Mobile => "using_mobile_key",
        SdkAudience.AnyClient => "(using_environment_id OR using_mobile_key)",
        _ => "(NOT using_environment_id AND NOT using_mobile_key)",
    };

    private static string Order(string? sort) => sort switch
    {
        "-key" => "key DESC",
        "name" => "LOWER(name), key",
        "-name" => "LOWER(name) DESC, key",
        "creationDate" => "created_at, key",
        "-creationDate" => "created_at DESC, key",
        "maintainerId" => "COALESCE(maintainer_id, ''), key",
        "-maintainerId" => "COALESCE(maintainer_id, '') DESC, key",
        "type" => "temporary, key",
        "-type" => "temporary DESC, key",
        "tags" => $"{FirstTag}, key",
        "-tags" => $"{FirstTag} DESC, key",
        _ => "key",
    };
}

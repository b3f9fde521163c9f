using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;
using Halyard.TestKit;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

using Shouldly;

namespace Halyard.Server.Tests.Changes;

public sealed class PublisherTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ServiceCollection _participants = new();
    private readonly ChangeFeed _feed = new();
    private readonly Lazy<Database> _database;

    public PublisherTests()
    {
        var dialect = new SqliteDialect(_directory.File("halyard.db"));
        _database = new Lazy<Database>(() =>
        {
            Schema.Upgrade(dialect);
            return new Database(dialect);
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Value.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Everybody_is_told_after_the_commit_in_the_order_of_the_numbers()
    {
        var told = new List<(long Number, string Key)>();
        using var subscription = _feed.Subscribe(change => told.Add((change.Number, change.What.Key)));
        var publisher = Publisher();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RecordAsync(publisher, $"key-{i}")));

        told.Select(static change => change.Number).ShouldBe(Enumerable.Range(1, 20).Select(static number => (long)number));
        (await HistoryAsync()).ShouldBe(told.Select(static change => change.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task A_participant_takes_part_in_the_same_transaction()
    {
        _participants.AddSingleton<IChangeParticipant>(new Follower(static change => change.Key == "first", "second"));

        await RecordAsync(Publisher(), "first");

        (await HistoryAsync()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task What_a_participant_refuses_has_not_happened_and_nobody_is_told()
    {
        _participants.AddSingleton<IChangeParticipant>(new Refuser());
        using var subscription = _feed.Subscribe(static _ => throw new InvalidOperationException("Told."));

        var result = await RecordAsync(Publisher(), "key");

        result.Refusal!.Code.ShouldBe(RefusalCode.Conflict);
        (await HistoryAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_subscription_ends_when_it_is_disposed()
    {
        var told = 0;
        var publisher = Publisher();
        using (_feed.Subscribe(_ => told++))
        {
            await RecordAsync(publisher, "a");
        }

        await RecordAsync(publisher, "b");

        told.ShouldBe(1);
    }

    private static ChangeDraft Draft(string key) => new()
    {
        Resource = ResourceKind.Project,
        Action = ChangeAction.Updated,
        Project = "p",
        Key = key,
        Name = key,
        Sentences = ["Changed it"],
    };

    private static Task<Result<bool>> RecordAsync(Publisher publisher, string key) => publisher.CommitAsync<bool>(
        Actor.System,
        null,
        async transaction => await transaction.RecordAsync(Draft(key), Token) is { } refusal ? refusal : true,
        Token);

    private Publisher Publisher() => new(_database.Value, _feed, _participants.BuildServiceProvider(), new FakeTimeProvider());

    private async Task<IReadOnlyList<string>> HistoryAsync()
    {
        await using var session = await _database.Value.ReadAsync(Token);
        var changes = await ChangeStore.ListAsync(session, new HistoryQuery(), null, 100, Token);
        return [.. changes.Reverse().Select(static change => change.What.Key)];
    }

    private sealed class Follower(Func<ChangeDraft, bool> follows, string key) : IChangeParticipant
    {
        public async Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken) =>
            follows(change) ? await transaction.RecordAsync(Draft(key), cancellationToken) : null;
    }

    private sealed class Refuser : IChangeParticipant
    {
        public Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken) =>
            Task.FromResult<Refusal?>(Refusal.Conflict("No."));
    }
}

using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

/// <summary>What holds for every kind of instruction, also for those to come.</summary>
public sealed class EveryInstructionTests
{
    [Fact]
    public void The_list_of_this_test_is_complete()
    {
        var kinds = ApiJson.Default.FlagInstruction.PolymorphismOptions!.DerivedTypes.Select(static derived => derived.DerivedType);

        EveryInstruction.All.Select(static instruction => instruction.GetType()).ShouldBe(kinds, ignoreOrder: true);
    }

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var json = JsonSerializer.Serialize(EveryInstruction.All, ApiJson.Default.ImmutableArrayFlagInstruction);

        var read = JsonSerializer.Deserialize(json, ApiJson.Default.ImmutableArrayFlagInstruction);

        read.Select(static instruction => instruction.GetType()).ShouldBe(EveryInstruction.All.Select(static instruction => instruction.GetType()));
        JsonSerializer.Serialize(read, ApiJson.Default.ImmutableArrayFlagInstruction).ShouldBe(json);
    }

    [Fact]
    public void It_is_told_in_a_sentence_without_a_full_stop()
    {
        var flag = Sample.WithRules(0, 1);
        foreach (var instruction in EveryInstruction.All)
        {
            var sentence = FlagSentences.Of(flag, "test", instruction);

            sentence.ShouldMatch("^[A-Z].*[^.]$");
            sentence.EndsWith("in 'test'", StringComparison.Ordinal).ShouldBe(instruction is FlagInstruction.InEnvironment, sentence);
        }
    }

    [Fact]
    public void It_needs_a_permission_where_it_takes_effect()
    {
        var flag = Sample.Flag() with { Tags = ["beta", "ops"] };
        foreach (var instruction in EveryInstruction.All)
        {
            var resources = FlagAccess.Of("default", flag, "test", [instruction]).Select(static access => access.Resource);

            ImmutableArray<string> environments = instruction is FlagInstruction.InEnvironment ? ["test"] : ["production", "test"];
            resources.ShouldBe(environments.Select(static environment => $"proj/default:env/{environment}:flag/banner;beta,ops"));
        }
    }
}

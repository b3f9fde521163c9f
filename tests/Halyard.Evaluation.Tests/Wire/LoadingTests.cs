using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Wire;

public sealed class LoadingTests
{
    private const int Count = 1_000;

    [Fact]
    public void Flags_of_eight_hundred_bytes_cost_less_than_four_thousand_each_to_read_and_compile()
    {
        var payload = WireJson.ToBytes(new DataSet([.. Enumerable.Range(0, Count).Select(Sample)], []));
        FlagSnapshot.Create(WireJson.ReadDataSet(payload)).Flags.Count().ShouldBe(Count);

        var before = GC.GetAllocatedBytesForCurrentThread();
        FlagSnapshot.Create(WireJson.ReadDataSet(payload)).ShouldNotBeNull();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (payload.Length / Count).ShouldBeInRange(700, 900);
        (allocated / Count).ShouldBeLessThan(4_000);
    }

    [Fact]
    public void Texts_that_many_flags_have_in_common_are_there_once()
    {
        var data = WireJson.ReadDataSet(WireJson.ToBytes(new DataSet([Sample(1), Sample(2)], [])));

        data.Flags[0].Rules[0].Clauses[0].Attribute.ShouldBeSameAs(data.Flags[1].Rules[2].Clauses[0].Attribute);
        data.Flags[0].Rules[0].Clauses[0].Values[0].AsString.ShouldBeSameAs(data.Flags[1].Rules[0].Clauses[0].Values[0].AsString);
        data.Flags[0].ClientSideAvailability.ShouldBeSameAs(data.Flags[1].ClientSideAvailability);
    }

    private static Flag Sample(int number)
    {
        var flag = FlagBuilder.Boolean($"flag-{number}").On().Target(false, $"target-{number}");
        for (var i = 0; i < 3; i++)
        {
            flag.Rule(r => r.Id($"rule-{number}-{i}").When("country", Operators.In, $"c{i}a", $"c{i}b", $"c{i}c").Serve(false));
        }

        return flag.Build();
    }
}

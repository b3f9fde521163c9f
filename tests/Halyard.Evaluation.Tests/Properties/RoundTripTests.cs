using System.Text.Json;
using FsCheck.Xunit;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Properties;

[Properties(Arbitrary = [typeof(Tame)], MaxTest = 1_000)]
public sealed class RoundTripTests
{
    [Property]
    public void Any_flag_is_read_as_it_was_written(Flag flag) => WireJson.ReadFlag(WireJson.ToBytes(flag)).ShouldBeSameAs(flag);

    [Property]
    public void Any_segment_is_read_as_it_was_written(Segment segment) =>
        WireJson.ReadSegment(WireJson.ToBytes(segment)).ShouldBeSameAs(segment);

    [Property]
    public void Any_data_set_is_read_as_it_was_written(Flag flag, Segment segment)
    {
        var data = new DataSet(
            [flag, flag with { Key = "other" }, Flag.Tombstone("gone", 3)], [segment, Segment.Tombstone("gone", 4)]);

        WireJson.ReadDataSet(WireJson.ToBytes(data)).ShouldBeSameAs(data);
    }

    [Property]
    public void Any_context_is_read_as_it_was_written(Context context)
    {
        context.IsValid.ShouldBeTrue(context.Error);
        Context.Parse(context.ToJson()).ShouldBe(context);
        JsonSerializer.Deserialize<Context>(JsonSerializer.Serialize(context)).ShouldBe(context);
        Context.Parse(context.ToJson()).FullyQualifiedKey.ShouldBe(context.FullyQualifiedKey);
    }

    [Property]
    public void Any_value_is_read_as_it_was_written(FlagValue value)
    {
        FlagValue.Parse(value.ToJson()).ShouldBe(value);
        FlagValue.Parse(value.ToJson()).GetHashCode().ShouldBe(value.GetHashCode());
    }
}

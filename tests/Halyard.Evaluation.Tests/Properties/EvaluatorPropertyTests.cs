using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Properties;

[Properties(Arbitrary = [typeof(Wild)], MaxTest = 1_000)]
public sealed class EvaluatorPropertyTests
{
    [Property]
    public void No_data_and_no_context_make_an_evaluation_throw(DataSet data, Context context)
    {
        var snapshot = FlagSnapshot.Create(data);
        foreach (var flag in data.Flags)
        {
            var result = Evaluator.Evaluate(new CompiledFlag(flag), context, snapshot, new SilentRecorder(), new EmptyStore());

            result.VariationIndex.ShouldBeInRange(-1, flag.Variations.Length - 1);
            result.Value.ShouldBe(result.HasVariation ? flag.Variations[result.VariationIndex] : FlagValue.Null);
            result.Reason.ErrorKind.ShouldBeOneOf(null, EvaluationErrorKind.MalformedFlag, EvaluationErrorKind.UserNotSpecified);
            (result.Reason.ErrorKind is not null && result.HasVariation).ShouldBeFalse();
        }
    }

    [Property]
    public void An_evaluation_comes_out_the_same_every_time_and_after_the_wire(DataSet data, Context context)
    {
        var snapshot = FlagSnapshot.Create(data);
        var received = Context.Parse(context.ToJson());
        var sent = FlagSnapshot.Create(WireJson.ReadDataSet(WireJson.ToBytes(data)));

        // Text that is no Unicode is changed by the wire, and nothing else is.
        var survives = IsUnicode(data) && IsUnicode(context);
        foreach (var flag in snapshot.Flags)
        {
            var result = Evaluator.Evaluate(flag, context, snapshot);

            Evaluator.Evaluate(flag, context, snapshot).ShouldBeSameAs(result);
            if (survives)
            {
                var other = Evaluator.Evaluate(sent.FindFlag(flag.Key)!, received, sent);
                (other.VariationIndex, other.Value, other.Reason, other.ForcesTracking)
                    .ShouldBe((result.VariationIndex, result.Value, result.Reason, result.ForcesTracking));
            }
        }
    }

    [Property]
    public void No_bytes_make_reading_fail_with_anything_but_a_json_exception(DataSet data, Context context, int seed)
    {
        var random = new Random(seed);

        ReadOrRefuse(Damaged(WireJson.ToBytes(data), random));
        Context.Parse(Damaged(Encoding.UTF8.GetBytes(context.ToJson()), random)).ShouldNotBeNull();
    }

    private static void ReadOrRefuse(byte[] json)
    {
        try
        {
            FlagSnapshot.Create(WireJson.ReadDataSet(json)).ShouldNotBeNull();
        }
        catch (JsonException exception)
        {
            exception.Message.ShouldNotBeEmpty();
        }
    }

    private static byte[] Damaged(byte[] json, Random random)
    {
        for (var i = random.Next(4); i >= 0; i--)
        {
            json[random.Next(json.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]\",:\\0-eutn"[random.Next(14)];
        }

        return random.Next(3) == 0 ? json[..random.Next(json.Length)] : json;
    }

    private static bool IsUnicode(DataSet data) => IsUnicode(Encoding.UTF8.GetString(WireJson.ToBytes(data)));

    private static bool IsUnicode(Context context) => context.IsValid && IsUnicode(context.ToJson());

    private static bool IsUnicode(string json) =>
        !json.Contains('\uFFFD', StringComparison.Ordinal) && !json.Contains("\\uFFFD", StringComparison.Ordinal);

    private sealed class SilentRecorder : IEvaluationRecorder
    {
        public void Prerequisite(CompiledFlag prerequisite, CompiledFlag dependent, EvaluationResult result, Context context)
        {
        }
    }

    private sealed class EmptyStore : IBigSegmentLookup
    {
        public BigSegmentMembership Find(string contextKey) => new(BigSegmentsStatus.Healthy);
    }
}

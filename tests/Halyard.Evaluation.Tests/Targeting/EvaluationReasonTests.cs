using System.Text.Json;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class EvaluationReasonTests
{
    public static TheoryData<string, string> Reasons() => new()
    {
        { """{"kind":"OFF"}""", "OFF" },
        { """{"kind":"FALLTHROUGH"}""", "FALLTHROUGH" },
        { """{"kind":"FALLTHROUGH","inExperiment":true}""", "FALLTHROUGH" },
        { """{"kind":"TARGET_MATCH"}""", "TARGET_MATCH" },
        { """{"kind":"RULE_MATCH","ruleIndex":0,"ruleId":"abc"}""", "RULE_MATCH(0,abc)" },
        { """{"kind":"RULE_MATCH","ruleIndex":1}""", "RULE_MATCH(1,)" },
        { """{"kind":"RULE_MATCH","ruleIndex":2,"ruleId":"abc","inExperiment":true}""", "RULE_MATCH(2,abc)" },
        { """{"kind":"PREREQUISITE_FAILED","prerequisiteKey":"flag2"}""", "PREREQUISITE_FAILED(flag2)" },
        { """{"kind":"ERROR","errorKind":"CLIENT_NOT_READY"}""", "ERROR(CLIENT_NOT_READY)" },
        { """{"kind":"ERROR","errorKind":"FLAG_NOT_FOUND"}""", "ERROR(FLAG_NOT_FOUND)" },
        { """{"kind":"ERROR","errorKind":"MALFORMED_FLAG"}""", "ERROR(MALFORMED_FLAG)" },
        { """{"kind":"ERROR","errorKind":"USER_NOT_SPECIFIED"}""", "ERROR(USER_NOT_SPECIFIED)" },
        { """{"kind":"ERROR","errorKind":"WRONG_TYPE"}""", "ERROR(WRONG_TYPE)" },
        { """{"kind":"ERROR","errorKind":"EXCEPTION"}""", "ERROR(EXCEPTION)" },
        { """{"kind":"OFF","bigSegmentsStatus":"HEALTHY"}""", "OFF" },
        { """{"kind":"OFF","bigSegmentsStatus":"STALE"}""", "OFF" },
        { """{"kind":"OFF","bigSegmentsStatus":"STORE_ERROR"}""", "OFF" },
        { """{"kind":"OFF","bigSegmentsStatus":"NOT_CONFIGURED"}""", "OFF" },
    };

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_has_the_spelling_of_the_wire_both_ways(string json, string text)
    {
        var reason = JsonSerializer.Deserialize<EvaluationReason>(json);

        reason.ToJson().ShouldBe(json);
        JsonSerializer.Serialize(reason).ShouldBe(json);
        reason.ToString().ShouldBe(text);
    }

    [Fact]
    public void Reasons_that_differ_in_anything_are_not_equal() =>
        Reasons().Select(row => JsonSerializer.Deserialize<EvaluationReason>(row.Data.Item1)).Distinct().Count().ShouldBe(Reasons().Count);

    [Fact]
    public void A_reason_says_only_what_belongs_to_its_kind()
    {
        var rule = EvaluationReason.RuleMatch(3, "id");
        var prerequisite = EvaluationReason.PrerequisiteFailed("key");

        (rule.RuleIndex, rule.RuleId, rule.PrerequisiteKey, rule.ErrorKind).ShouldBe((3, "id", null, null));
        (prerequisite.RuleIndex, prerequisite.RuleId, prerequisite.PrerequisiteKey).ShouldBe((null, null, "key"));
        EvaluationReason.RuleMatch(0, "").RuleId.ShouldBeNull();
        default(EvaluationReason).ShouldBe(EvaluationReason.Off);
        default(EvaluationReason).BigSegmentsStatus.ShouldBeNull();
    }

    [Fact]
    public void A_kind_of_error_that_is_not_known_is_an_exception_and_a_kind_of_reason_that_is_not_known_is_no_reason()
    {
        JsonSerializer.Deserialize<EvaluationReason>("""{"kind":"ERROR","errorKind":"NEW"}""")
            .ShouldBe(EvaluationReason.Error(EvaluationErrorKind.Exception));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<EvaluationReason>("""{"kind":"NEW"}"""));
    }

    [Fact]
    public void A_detail_without_an_index_is_the_caller_s_default()
    {
        new EvaluationDetail<bool>(true, null, EvaluationReason.Off).IsDefaultValue.ShouldBeTrue();
        new EvaluationDetail<bool>(true, 0, EvaluationReason.Off).IsDefaultValue.ShouldBeFalse();
    }
}

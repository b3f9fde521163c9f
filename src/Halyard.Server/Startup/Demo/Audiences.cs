using Halyard.Api.Segments;

using static Halyard.Server.Startup.Demo.Tell;

namespace Halyard.Server.Startup.Demo;

/// <summary>The shop's segments.</summary>
internal static class Audiences
{
    public const string Staff = "staff";
    public const string BetaTesters = "beta-testers";
    public const string Enterprise = "enterprise-customers";

    public static IEnumerable<DemoStep> Steps =>
    [
        .. Gathered(
            14.4,
            DemoPeople.Maria,
            new NewSegment { Key = Staff, Name = "Staff", Description = "Everybody who works for the shop.", Tags = ["internal"] },
            [
                new SegmentInstruction.AddRule
                {
                    Description = "By their e-mail address",
                    Clauses = [When("user", "email", "endsWith", "@web-shop.example")],
                },
            ]),
        .. Gathered(
            14.3,
            DemoPeople.Maria,
            new NewSegment
            {
                Key = BetaTesters,
                Name = "Beta testers",
                Description = "Customers who asked to see new things first, and our own staff.",
            },
            [
                new SegmentInstruction.AddIncludedTargets(["user-1027", "user-2093", "user-4410", "user-7781"]),
                new SegmentInstruction.AddExcludedTargets(["user-9001"]),
                new SegmentInstruction.AddRule { Description = "Our own staff", Clauses = [InSegment(Staff)] },
                new SegmentInstruction.AddRule
                {
                    Description = "A tenth of the newsletter's readers",
                    Clauses = [When("user", "newsletter", "in", true)],
                    Weight = 10_000,
                    RolloutContextKind = "user",
                },
            ]),
        .. Gathered(
            13.9,
            DemoPeople.Sam,
            new NewSegment
            {
                Key = Enterprise,
                Name = "Enterprise customers",
                Description = "Organizations with a contract.",
                Tags = ["sales"],
            },
            [
                new SegmentInstruction.AddIncludedTargets(["org-acme", "org-globex"], "organization"),
                new SegmentInstruction.AddRule
                {
                    Description = "By their plan",
                    Clauses = [When("organization", "plan", "in", "enterprise", "pro")],
                },
            ]),
    ];
}

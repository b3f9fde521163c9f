using Halyard.Api.Flags;

using static Halyard.Server.Startup.Demo.Tell;

namespace Halyard.Server.Startup.Demo;

/// <summary>The flags that keep the shop running.</summary>
internal static class OperationsFlags
{
    private const string Recommendations = "recommendations";
    private const string RequestTimeout = "request-timeout-ms";
    private const string BasketSize = "max-basket-size";
    private const string Orders = "orders-to-postgres";
    private const string SupportChat = "support-chat";

    public static IEnumerable<DemoStep> Steps =>
    [
        Made(14.2, DemoPeople.Sam, new NewFlag
        {
            Key = Recommendations,
            Name = "Recommendations",
            Description = "Kill switch: off when the service behind it is in trouble.",
            Tags = ["ops", "kill-switch"],
            Temporary = false,
            IsFlagOn = true,
        }, "A kill switch from the first day"),
        Changed(4.06, DemoPeople.Sam, Recommendations, Production, "The service does not answer", static _ =>
            [new FlagInstruction.TurnFlagOff()]),
        Switched(4.02, DemoPeople.Sam, Recommendations, Production, "It does again"),

        Made(13.5, DemoPeople.Sam, new NewFlag
        {
            Key = RequestTimeout,
            Name = "Request time-out",
            Description = "How long the shop waits for the warehouse, in milliseconds.",
            Tags = ["ops"],
            Temporary = false,
            Variations = [new(800, "Short"), new(2000, "Normal"), new(5000, "Patient")],
            Defaults = new FlagDefaults(1, 1),
        }, "So that nobody has to deploy at night"),
        Switched(13.4, DemoPeople.Sam, RequestTimeout, Production, "Normal"),

        Made(7.2, DemoPeople.Maria, new NewFlag
        {
            Key = BasketSize,
            Name = "Largest basket",
            Description = "How many items fit into a basket.",
            Tags = ["checkout", "sales"],
            Temporary = false,
            Variations = [new(50, "Everybody"), new(500, "Contract"), new(10, "Under attack")],
            Defaults = new FlagDefaults(0, 0),
        }, "Enterprise customers order by the hundred"),
        Changed(7.1, DemoPeople.Maria, BasketSize, Production, "As promised to sales", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            new FlagInstruction.AddRule
            {
                Description = "With a contract",
                Clauses = [InSegment(Audiences.Enterprise) with { ContextKind = "organization" }],
                VariationId = flag.Id(500),
            },
        ]),

        Made(12.2, DemoPeople.Li, new NewFlag
        {
            Key = Orders,
            Name = "Orders to PostgreSQL",
            Description = "Steers the orders from the old database to the new one, stage by stage.",
            Tags = ["migration"],
            Purpose = "migration",
        }, "Stage by stage"),
        Changed(12.1, DemoPeople.Li, Orders, Test, null, static flag => [new FlagInstruction.TurnFlagOn(), Otherwise(flag.Id("live"))]),
        Changed(6.1, DemoPeople.Li, Orders, Production, "Write to both", static flag =>
            [new FlagInstruction.TurnFlagOn(), Otherwise(flag.Id("dualwrite"))]),
        Changed(2.3, DemoPeople.Li, Orders, Production, "Read from both for a fifth of the users", static flag =>
            [OtherwiseShared(Shares((flag.Id("shadow"), 20), (flag.Id("dualwrite"), 80)))]),

        Made(5.8, DemoPeople.Maria, new NewFlag
        {
            Key = SupportChat,
            Name = "Support chat",
            Tags = ["support", "web"],
        }, "Trial with a few customers"),
        Changed(5.7, DemoPeople.Maria, SupportChat, Production, "The three who asked for it, and not the one who did not", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            Otherwise(flag.Id(false)),
            new FlagInstruction.AddTargets(flag.Id(true), ["user-1027", "user-2093", "user-5512"]),
            new FlagInstruction.AddTargets(flag.Id(true), ["org-globex"], "organization"),
            new FlagInstruction.AddTargets(flag.Id(false), ["user-9001"]),
        ]),
        Changed(1.05, DemoPeople.Sam, SupportChat, Staging, null, static flag =>
            [new FlagInstruction.TurnFlagOn(), Otherwise(flag.Id(true))]),
    ];
}

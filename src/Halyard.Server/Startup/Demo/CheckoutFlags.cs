using Halyard.Api.Flags;

using static Halyard.Server.Startup.Demo.Tell;

namespace Halyard.Server.Startup.Demo;

/// <summary>The flags around paying.</summary>
internal static class CheckoutFlags
{
    private const string NewCheckout = Banner.FlagKey;
    private const string ExpressDelivery = "express-delivery";
    private const string PaymentProvider = "payment-provider";
    private const string LoyaltyPoints = "loyalty-points";
    private const string CouponField = "old-coupon-field";

    public static IEnumerable<DemoStep> Steps =>
    [
        Made(14.1, DemoPeople.Maria, Checkout, "One page instead of four"),
        Switched(13.8, DemoPeople.Maria, NewCheckout, Test, "Let us see it"),
        Changed(13.8, DemoPeople.Maria, NewCheckout, Test, null, static flag => [Otherwise(flag.Id(true))]),
        Changed(9.2, DemoPeople.Maria, NewCheckout, Production, "Beta testers first", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            Otherwise(flag.Id(false)),
            new FlagInstruction.AddRule
            {
                Description = "Beta testers",
                Clauses = [InSegment(Audiences.BetaTesters)],
                VariationId = flag.Id(true),
            },
        ]),
        Changed(5.3, DemoPeople.Maria, NewCheckout, Production, "No complaints: 10 % of everybody", static flag =>
            [OtherwiseShared(Shares((flag.Id(true), 10), (flag.Id(false), 90)))]),
        Changed(1.1, DemoPeople.Li, NewCheckout, Production, "Conversion is up by 2 %: 25 %", static flag =>
            [OtherwiseShared(Shares((flag.Id(true), 25), (flag.Id(false), 75)))]),

        Made(12.6, DemoPeople.Li, new NewFlag
        {
            Key = ExpressDelivery,
            Name = "Express delivery",
            Description = "Offers delivery within a day where the carrier can do it. Needs the new checkout.",
            Tags = ["checkout", "delivery"],
        }, "For the autumn campaign"),
        Changed(8.4, DemoPeople.Li, ExpressDelivery, Production, "Switzerland and Austria, for those with the new checkout", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            Otherwise(flag.Id(false)),
            new FlagInstruction.AddRule
            {
                Description = "Where the carrier delivers",
                Clauses = [When("user", "country", "in", "CH", "AT"), When("user", "basketValue", "greaterThanOrEqual", 50)],
                VariationId = flag.Id(true),
            },
        ]),
        new DemoStep(8.3, DemoPeople.Li, static async scene =>
        {
            var checkout = await scene.Flags.GetAsync(scene.Actor, DemoProject.Key, NewCheckout, scene.CancellationToken);
            var needed = checkout.Value.Id(true);
            return await Changed(8.3, DemoPeople.Li, ExpressDelivery, Production, "It makes no sense in the old checkout", _ =>
                [new FlagInstruction.AddPrerequisite(NewCheckout, needed)]).Do(scene);
        }),

        Made(11.2, DemoPeople.Sam, new NewFlag
        {
            Key = PaymentProvider,
            Name = "Payment provider",
            Description = "Who takes the money. A string, so that a third one can join.",
            Tags = ["payments", "ops"],
            Temporary = false,
            Variations = [new("alpine", "Alpine Pay"), new("harbour", "Harbour"), new("test", "Test provider", "Takes nothing")],
            Defaults = new FlagDefaults(0, 2),
        }, "Two providers, so that one may fail"),
        Changed(11.1, DemoPeople.Sam, PaymentProvider, Production, "Harbour is cheaper in the north", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            new FlagInstruction.UpdateOffVariation(flag.Id("alpine")),
            new FlagInstruction.AddRule
            {
                Description = "The north",
                Clauses = [When("user", "country", "in", "NO", "SE", "DK", "FI")],
                VariationId = flag.Id("harbour"),
            },
        ]),

        Made(6.5, DemoPeople.Maria, new NewFlag
        {
            Key = LoyaltyPoints,
            Name = "Loyalty points",
            Description = "Half of the organizations collect points: all of one organization, or nobody in it.",
            Tags = ["checkout", "experiment"],
        }, "To be decided by the end of the quarter"),
        Changed(6.4, DemoPeople.Maria, LoyaltyPoints, Production, "Half of them, by organization", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            OtherwiseShared(Shares((flag.Id(true), 50), (flag.Id(false), 50)), "organization"),
        ]),

        Made(14.0, DemoPeople.Sam, new NewFlag
        {
            Key = CouponField,
            Name = "Old coupon field",
            Tags = ["checkout"],
        }, "The field of the old checkout"),
        Switched(13.7, DemoPeople.Sam, CouponField, Production, "Still needed"),
        Changed(3.2, DemoPeople.Sam, CouponField, Production, "The code is gone since 4.2", static _ =>
            [new FlagInstruction.ArchiveFlag()]),
    ];

    private static NewFlag Checkout => new()
    {
        Key = NewCheckout,
        Name = "New checkout",
        Description = "Replaces the four pages of the checkout by one.",
        Tags = ["checkout", "web"],
        ClientSideAvailability = new(UsingMobileKey: true, UsingEnvironmentId: true),
        Variations = [new(true, "New", "One page"), new(false, "Old", "Four pages")],
    };
}

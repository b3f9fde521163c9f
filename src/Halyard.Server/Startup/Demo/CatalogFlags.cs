using Halyard.Api.Flags;

using static Halyard.Server.Startup.Demo.Tell;

namespace Halyard.Server.Startup.Demo;

/// <summary>The flags of the catalog and its pages.</summary>
internal static class CatalogFlags
{
    private const string SearchRanking = "search-ranking";
    private const string HomeBanner = "home-banner";
    private const string PriceFormat = "price-format";
    private const string DarkMode = "dark-mode";

    private static readonly FlagValue Calm = FlagValue.Parse("""{"title":"New in the shop","color":"#0f4c81","link":"/new"}""");
    private static readonly FlagValue Sale = FlagValue.Parse("""{"title":"Autumn sale","color":"#b3541e","link":"/sale","timer":true}""");
    private static readonly FlagValue Nothing = FlagValue.Parse("{}");

    public static IEnumerable<DemoStep> Steps =>
    [
        Made(13.1, DemoPeople.Li, new NewFlag
        {
            Key = SearchRanking,
            Name = "Search ranking",
            Description = "How search results are ordered.",
            Tags = ["search", "experiment"],
            Variations = [new("classic", "Classic"), new("semantic", "Semantic", "By meaning"), new("hybrid", "Hybrid", "Both, merged")],
            Defaults = new FlagDefaults(0, 0),
        }, "Three ways to compare"),
        Changed(12.9, DemoPeople.Li, SearchRanking, Staging, null, static flag =>
            [new FlagInstruction.TurnFlagOn(), Otherwise(flag.Id("hybrid"))]),
        Changed(7.7, DemoPeople.Li, SearchRanking, Production, "60/20/20 for two weeks", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            OtherwiseShared(Shares((flag.Id("classic"), 60), (flag.Id("semantic"), 20), (flag.Id("hybrid"), 20))),
            new FlagInstruction.UpdateTrackEventsFallthrough(true),
        ]),

        Made(10.5, DemoPeople.Maria, new NewFlag
        {
            Key = HomeBanner,
            Name = "Home banner",
            Description = "What the front page says on top. JSON, so that marketing needs no release.",
            Tags = ["marketing", "web"],
            Temporary = false,
            ClientSideAvailability = new(UsingMobileKey: true, UsingEnvironmentId: true),
            Variations = [new(Calm, "Calm"), new(Sale, "Sale"), new(Nothing, "No banner")],
            Defaults = new FlagDefaults(0, 2),
        }, "For marketing"),
        Changed(10.4, DemoPeople.Maria, HomeBanner, Production, "Staff sees the sale before everybody", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            new FlagInstruction.AddRule
            {
                Description = "Preview for staff",
                Clauses = [InSegment(Audiences.Staff)],
                VariationId = flag.Id(Sale),
            },
        ]),

        Made(9.6, DemoPeople.Sam, new NewFlag
        {
            Key = PriceFormat,
            Name = "Price format",
            Description = "Newer apps show prices with the country's own separators.",
            Tags = ["mobile"],
            Variations = [new("localized", "Localized"), new("plain", "Plain")],
        }, "Apps before 3.2 round wrongly"),
        Changed(9.5, DemoPeople.Sam, PriceFormat, Production, "From 3.2.0 on", static flag =>
        [
            new FlagInstruction.TurnFlagOn(),
            Otherwise(flag.Id("plain")),
            new FlagInstruction.AddRule
            {
                Description = "Apps that can",
                Clauses = [When("device", "appVersion", "semVerGreaterThan", "3.1.99")],
                VariationId = flag.Id("localized"),
            },
        ]),

        Made(8.9, DemoPeople.Li, new NewFlag
        {
            Key = DarkMode,
            Name = "Dark mode",
            Description = "The switch in the settings of web and apps.",
            Tags = ["web", "mobile"],
            Temporary = false,
            ClientSideAvailability = new(UsingMobileKey: true, UsingEnvironmentId: true),
            IsFlagOn = true,
        }, "Everybody may have it"),
    ];
}

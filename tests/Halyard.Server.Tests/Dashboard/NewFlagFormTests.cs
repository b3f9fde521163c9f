using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Dashboard;

public sealed class NewFlagFormTests
{
    private readonly NewFlagForm _form = new(ClientSideAvailability.Default);

    [Theory]
    [InlineData("New checkout", "new-checkout")]
    [InlineData("  Debit & Credit (2026) ", "debit-credit-2026")]
    [InlineData("v2.1_beta", "v2.1_beta")]
    [InlineData("!!!", "")]
    public void The_key_follows_the_name(string name, string key)
    {
        _form.SetName(name);

        _form.Key.ShouldBe(key);
    }

    [Fact]
    public void A_typed_key_no_longer_follows_the_name()
    {
        _form.SetName("New checkout");
        _form.SetKey("checkout");
        _form.SetName("Newer checkout");

        _form.Key.ShouldBe("checkout");
    }

    [Fact]
    public void A_boolean_flag_is_on_with_true_and_off_with_false()
    {
        _form.SetName("New checkout");

        var flag = _form.Read();

        flag.ShouldNotBeNull();
        flag.Variations!.Value.Select(static variation => variation.Value).ShouldBe([FlagValue.True, FlagValue.False]);
        flag.Defaults.ShouldBe(new FlagDefaults(0, 1));
    }

    [Theory]
    [InlineData(VariationType.Number, "twelve", "NotANumber")]
    [InlineData(VariationType.Json, "{ no }", "NotAJson")]
    public void A_value_of_another_type_is_refused_beside_its_field(VariationType type, string value, string text)
    {
        _form.SetName("Limit");
        _form.SetType(type);
        _form.Variations[1].Value = value;

        _form.Read().ShouldBeNull();
        _form.Problem.ShouldBe(("variations[1].value", text));
    }

    [Fact]
    public void A_flag_without_a_name_is_refused_beside_the_name()
    {
        _form.Read().ShouldBeNull();

        _form.Problem.ShouldBe(("name", "NameMissing"));
    }

    [Fact]
    public void What_on_and_off_serve_stays_when_a_variation_before_it_goes()
    {
        _form.SetType(VariationType.String);
        _form.AddVariation();
        _form.On = 2;
        _form.Off = 1;

        _form.RemoveVariation(_form.Variations[0]);

        (_form.On, _form.Off).ShouldBe((1, 0));
    }

    [Fact]
    public void Tags_are_separated_by_commas()
    {
        _form.SetName("New checkout");
        _form.Tags = " web, checkout ,,";

        _form.Read()!.Tags!.Value.ShouldBe(["web", "checkout"]);
    }
}

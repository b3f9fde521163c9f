using System.Collections.Immutable;
using System.Text;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What somebody has typed to make a flag.</summary>
public sealed class NewFlagForm(ClientSideAvailability exposure)
{
    private bool _isKeyTyped;

    public string Name { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string Description { get; set; } = "";

    public VariationType Type { get; private set; } = VariationType.Boolean;

    public List<NewVariationForm> Variations { get; } = [new("true"), new("false")];

    /// <summary>The index of the variation that is served first when the flag is on.</summary>
    public int On { get; set; }

    /// <summary>The index of the variation that is served while the flag is off.</summary>
    public int Off { get; set; } = 1;

    public bool Temporary { get; set; } = true;

    public bool UsingEnvironmentId { get; set; } = exposure.UsingEnvironmentId;

    public bool UsingMobileKey { get; set; } = exposure.UsingMobileKey;

    /// <summary>Separated by commas.</summary>
    public string Tags { get; set; } = "";

    /// <summary>What the last <see cref="Read()"/> could not read: the field, and the name of the text that tells it.</summary>
    public (string Field, string Text)? Problem { get; private set; }

    /// <summary>Whether the form shows faults of a field beside it.</summary>
    public static bool HasField(string? field) => field is "name" or "key" or "tags" || field?.StartsWith("variations", StringComparison.Ordinal) == true;

    public void SetName(string name)
    {
        Name = name;
        if (!_isKeyTyped)
        {
            Key = KeyOf(name);
        }
    }

    public void SetKey(string key)
    {
        Key = key.Trim();
        _isKeyTyped = Key.Length > 0;
    }

    public void SetType(VariationType type)
    {
        Type = type;
        Variations.Clear();
        Variations.AddRange(type switch
        {
            VariationType.Boolean => [new("true"), new("false")],
            VariationType.Number => [new("1"), new("0")],
            VariationType.Json => [new("{ \"enabled\": true }"), new("{}")],
            _ => (IEnumerable<NewVariationForm>)[new(""), new("")],
        });
        (On, Off) = (0, 1);
    }

    public void AddVariation() => Variations.Add(new NewVariationForm(""));

    public void RemoveVariation(NewVariationForm variation)
    {
        var at = Variations.IndexOf(variation);
        Variations.RemoveAt(at);
        On = Follow(On);
        Off = Follow(Off);

        int Follow(int index) => index > at || index == Variations.Count ? index - 1 : index;
    }

    /// <summary>The flag that is asked for; null when something is not right yet, which <see cref="Problem"/> tells.</summary>
    public NewFlag? Read()
    {
        Problem = null;
        if (Name.Trim().Length == 0)
        {
            Problem = ("name", "NameMissing");
        }
        else if (Key.Length == 0)
        {
            Problem = ("key", "KeyMissing");
        }

        var variations = Variations.Select(Read).ToImmutableArray();
        return Problem is not null
            ? null
            : new NewFlag
            {
                Key = Key,
                Name = Name.Trim(),
                Description = Description.Trim(),
                Tags = [.. Tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                Variations = variations,
                Defaults = new FlagDefaults(On, Off),
                ClientSideAvailability = exposure with { UsingEnvironmentId = UsingEnvironmentId, UsingMobileKey = UsingMobileKey },
                Temporary = Temporary,
            };
    }

    /// <summary>"New checkout (2026)" → "new-checkout-2026".</summary>
    private static string KeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')
            {
                key.Append(char.ToLowerInvariant(letter));
            }
            else if (key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        return key.ToString().Trim('-');
    }

    private NewVariation Read(NewVariationForm form, int index)
    {
        var name = form.Name.Trim() is { Length: > 0 } given ? given : null;
        if (Type == VariationType.String)
        {
            return new NewVariation(FlagValue.Of(form.Value), name);
        }

        if (!FlagValue.TryParse(form.Value, out var value) || !Type.Accepts(value))
        {
            Problem ??= ($"variations[{index}].value", $"NotA{Type}");
        }

        return new NewVariation(value, name);
    }
}

using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Finds variations by the ids that instructions name them by.</summary>
internal static class VariationNames
{
    private const int MaxListed = 10;

    public static Result<int> IndexOf(this FlagDefinition flag, string field, string id)
    {
        for (var i = 0; i < flag.Variations.Length; i++)
        {
            if (flag.Variations[i].Id == id)
            {
                return i;
            }
        }

        return Refusal.Invalid(field, $"Flag '{flag.Key}' has no variation '{id}'. It has: {List(flag)}.");
    }

    private static string List(FlagDefinition flag)
    {
        var listed = string.Join(", ", flag.Variations.Take(MaxListed).Select(static variation => $"'{variation.Id}' ({ServingWords.NameOf(variation)})"));
        return flag.Variations.Length > MaxListed ? $"{listed} and {flag.Variations.Length - MaxListed} more" : listed;
    }
}

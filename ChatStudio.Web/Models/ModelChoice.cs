using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Models;

/// <summary>What the list offers for a search.</summary>
public static class ModelChoice
{
    /// <summary>Models whose name, provider or description holds every word of the search.</summary>
    public static IReadOnlyList<ModelInfo> Find(IReadOnlyList<ModelInfo> models, string search, ModelGroup group)
    {
        var words = search.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. models.Where(model => (group == ModelGroup.All || GroupOf(model) == group) && words.All(word => Holds(model, word)))];
    }

    /// <summary>
    /// Models that no list names, as <c>provider/id</c>: lists are often incomplete. One for each provider that may know the id,
    /// none where the search names a listed model.
    /// </summary>
    public static IReadOnlyList<ModelInfo> Unlisted(IModelCatalog catalog, string search)
    {
        var id = search.Trim();
        if (id.Length == 0 || id.Any(char.IsWhiteSpace) || catalog.Models.Any(model => string.Equals(model.ModelId, id, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        return [.. catalog.Providers
            .Select(provider => catalog.Find($"{provider.ProviderId}/{id}"))
            .OfType<ModelInfo>()];
    }

    public static ModelGroup GroupOf(ModelInfo model)
        => model.IsSimulated ? ModelGroup.Simulated : model.IsLocal ? ModelGroup.Local : ModelGroup.Cloud;

    private static bool Holds(ModelInfo model, string word)
        => model.ModelId.Contains(word, StringComparison.OrdinalIgnoreCase)
        || model.ProviderName.Contains(word, StringComparison.OrdinalIgnoreCase)
        || (model.Description?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false);
}

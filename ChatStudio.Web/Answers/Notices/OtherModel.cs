using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Answers.Notices;

/// <summary>Which model a notice offers when one has failed.</summary>
public static class OtherModel
{
    /// <summary>
    /// The first model of another ready provider, then another of the same, then a simulated one. A conversation that is too
    /// long gets only a model that reads more. Null when there is none.
    /// </summary>
    public static ModelInfo? Than(ModelInfo failed, ProviderErrorKind? kind, IModelCatalog catalog)
    {
        var ready = catalog.Providers.Where(provider => provider.IsReady).Select(provider => provider.ProviderId).ToHashSet();
        return catalog.Models
            .Where(model => model.Key != failed.Key && (model.IsSimulated || ready.Contains(model.ProviderId)))
            .Where(model => kind != ProviderErrorKind.ContextTooLong || model.ContextWindow > failed.ContextWindow)
            .OrderBy(model => model.IsSimulated)
            .ThenBy(model => model.ProviderId == failed.ProviderId && !model.IsSimulated)
            .FirstOrDefault();
    }
}

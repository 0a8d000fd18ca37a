using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <summary>Whom a column asks, and how.</summary>
/// <param name="Model">The same model may stand in several columns, with other parameters or another system prompt.</param>
public sealed record ColumnSetup(ModelInfo Model)
{
    public ColumnParameters Parameters { get; init; } = ColumnParameters.Default;

    /// <summary>Told to the model before everything else; empty for none.</summary>
    public string SystemPrompt { get; init; } = "";
}

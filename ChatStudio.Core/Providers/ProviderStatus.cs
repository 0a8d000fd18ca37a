namespace ChatStudio.Core.Providers;

/// <summary>Whether a provider answered when its models were listed.</summary>
/// <param name="Problem">Null when it is ready; otherwise a sentence that says what to do. Never holds the key.</param>
public sealed record ProviderStatus(string ProviderId, string ProviderName, string Origin, bool IsReady, string? Problem)
{
    /// <summary>Where a person changes its key and its address.</summary>
    public ProviderSetup Setup { get; init; } = ProviderSetup.None;

    /// <summary>How many models it lists, hidden ones included.</summary>
    public int Models { get; init; }

    /// <summary>Optional fields it refused, by model; they are left out until <see cref="IModelCatalog.SendFieldsAgain"/>.</summary>
    public IReadOnlyList<DroppedFields> Dropped { get; init; } = [];

    /// <summary>When it was last asked; null while it is asked for the first time.</summary>
    public DateTimeOffset? CheckedAt { get; init; }
}

namespace ChatStudio.Core.Providers.Health;

public enum HealthStepState
{
    /// <summary>Its turn has not come.</summary>
    Pending,
    Running,
    Ok,

    /// <summary>The answer does not tell: a model may well have tools and not call one.</summary>
    Unknown,

    /// <summary>The server works and does not offer this.</summary>
    Missing,

    /// <summary>Nothing behind it can work.</summary>
    Failed,

    /// <summary>Left out because a step before it failed.</summary>
    NotRun,
}

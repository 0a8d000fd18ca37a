namespace ChatStudio.Core.Providers.Health;

/// <summary>How a <see cref="HealthState"/> is coloured, always beside its words.</summary>
public enum HealthTone
{
    Ok,

    /// <summary>It works with a drawback, or may work in a moment.</summary>
    Warn,

    /// <summary>Somebody has to do something.</summary>
    Err,
}

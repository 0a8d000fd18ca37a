using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>One thing that goes wrong, and how a run must end by it.</summary>
/// <param name="Reply">What the server answers; the task completes when the run has shown <see cref="Sent"/>.</param>
public sealed record Fault(string Name, Func<FaultDialect, Task, ProviderReply?> Reply, RunState State, ProviderErrorKind Kind)
{
    /// <summary>What of the answer had been sent; it must be kept, once.</summary>
    public const string Sent = "Half an answer";

    /// <summary>Tried again before the first token: four attempts where it does not pass.</summary>
    public bool IsRetried { get; init; }

    /// <summary>What the provider asks to wait.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What the operating system may make of it as well; null where it has no choice.</summary>
    public ProviderErrorKind? OrKind { get; init; }

    /// <summary>The limit that ends it.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>The text that must be kept.</summary>
    public string Kept { get; init; } = "";

    public FaultPlace Place { get; init; } = FaultPlace.Server;

    public override string ToString() => Name;
}

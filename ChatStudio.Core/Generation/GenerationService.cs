namespace ChatStudio.Core.Generation;

/// <summary>
/// Starts, finds and stops runs. A singleton: the circuit is a viewer, never an owner, so a refresh, a second tab or a dead
/// circuit never touches a run.
/// </summary>
public sealed class GenerationService
{
    /// <summary>Starts a run and returns at once; failures are told in the run's log, never thrown here.</summary>
    public Run Start(RunRequest request) => throw new NotImplementedException();

    /// <summary>The run with this id, null when it is not known (any more).</summary>
    public Run? Find(RunId id) => throw new NotImplementedException();

    /// <summary>Stops a run; false when it is unknown or has already ended.</summary>
    public bool Stop(RunId id) => throw new NotImplementedException();
}

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>Which event of the Chat Completions stream a step becomes.</summary>
internal enum SimulatedStepKind
{
    Role,
    Reasoning,
    Text,
    Finish,
    Usage,
    Error,
    Done,
}

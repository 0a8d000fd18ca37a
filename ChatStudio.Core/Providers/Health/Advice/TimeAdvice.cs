using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>Words for a step that one of our limits ended.</summary>
internal static class TimeAdvice
{
    public static HealthFinding For(HealthCase check, HealthCheckpoint at, TimeSpan limit) => at switch
    {
        HealthCheckpoint.ResolveName => HealthFinding.Failed(new(HealthState.Unreachable, "no DNS", $"The name {check.Door.IdnHost} could not be looked up",
            "The name server did not answer in time. Check this machine's network, then check again.")),
        HealthCheckpoint.Connect => HealthFinding.Failed(NetworkAdvice.Late(check, "no answer")),
        HealthCheckpoint.Secure => HealthFinding.Failed(new(HealthState.NotSecure, "no answer", $"No secure connection to {check.Target.ProviderName}",
            $"Port {check.Door.Port} is open and says nothing to TLS. Check the port in the base URL; a plain server wants http:// there. The key was not sent.")),
        HealthCheckpoint.Authenticate or HealthCheckpoint.ListModels => HealthFinding.Failed(new(HealthState.TimedOut, "too late", $"{check.Target.ProviderName} did not list its models in time",
            $"It took the request and sent no list within {limit.TotalSeconds:0} s. Is the server busy, does the base URL lead to something else?")),
        HealthCheckpoint.Stream => HealthFinding.Failed(AnswerAdvice.Late(check, limit)),
        _ => HealthFinding.Unknown($"Not answered within {limit.TotalSeconds:0} s") with { Word = "too late" },
    };
}

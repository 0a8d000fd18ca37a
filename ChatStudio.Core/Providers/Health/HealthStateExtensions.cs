namespace ChatStudio.Core.Providers.Health;

public static class HealthStateExtensions
{
    /// <summary>For people, for example <c>Key rejected</c>.</summary>
    public static string Words(this HealthState state) => state switch
    {
        HealthState.Checking => "Checking",
        HealthState.Healthy => "Healthy",
        HealthState.Slow => "Slow",
        HealthState.NotStreaming => "Not streaming",
        HealthState.Unreachable => "Unreachable",
        HealthState.NotSecure => "Not secure",
        HealthState.KeyRejected => "Key rejected",
        HealthState.NoCredit => "No credit",
        HealthState.WrongAddress => "Wrong address",
        HealthState.NoModel => "No model",
        HealthState.Busy => "Busy",
        HealthState.TimedOut => "Timed out",
        _ => "Failing",
    };

    public static HealthTone Tone(this HealthState state) => state switch
    {
        HealthState.Healthy => HealthTone.Ok,
        HealthState.Slow or HealthState.NotStreaming or HealthState.Busy or HealthState.Checking => HealthTone.Warn,
        _ => HealthTone.Err,
    };

    /// <summary>Answers come, well or slowly.</summary>
    public static bool Works(this HealthState state) => state is HealthState.Healthy or HealthState.Slow or HealthState.NotStreaming;
}

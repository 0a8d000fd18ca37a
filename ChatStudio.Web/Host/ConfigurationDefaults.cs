using Microsoft.Extensions.Configuration.Memory;

namespace ChatStudio.Web.Host;

/// <summary>Settings that hold until somebody sets them. Kept in code, so that they hold wherever the app is started from.</summary>
public static class ConfigurationDefaults
{
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Warning",
        // Warns at every start that keys are not encrypted at rest. The folder is readable by its owner only; Linux offers no more.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Would repeat with a stack trace what Program.cs says in one sentence.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
    };

    /// <summary>Adds them below every other source.</summary>
    public static void AddTo(IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Values });
}

using System.Diagnostics;
using System.Globalization;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>Which processors a process may use. Linux; elsewhere the system shares them out.</summary>
internal static class Affinity
{
    public static bool IsAvailable => OperatingSystem.IsLinux() && Environment.ProcessorCount > 1;

    /// <summary>The command line that starts a program on one processor. From its first instruction on: the runtime sizes its heaps and pools by what it may use.</summary>
    public static string[] StartOn(int core, params IEnumerable<string> command)
        => ["taskset", "-c", core.ToString(CultureInfo.InvariantCulture), .. command];

    /// <summary>Keeps this process off the server's core: the threads that there are, and those to come inherit it.</summary>
    public static async Task LeaveFirstCoreAsync()
    {
        string[] arguments = ["--all-tasks", "--pid", "--cpu-list", $"1-{Environment.ProcessorCount - 1}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        using var set = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        await set.WaitForExitAsync();
    }
}

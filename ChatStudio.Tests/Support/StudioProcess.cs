using System.Diagnostics;

namespace ChatStudio.Tests.Support;

/// <summary>ChatStudio as a person starts it: a process with arguments, environment, output and an exit code.</summary>
public sealed class StudioProcess : IDisposable
{
    private static readonly string[] Prefixes = ["ASPNETCORE_", "OPENAI_", "ANTHROPIC_", "OLLAMA_", "Providers__"];

    private readonly Process _process;

    private StudioProcess(Process process) => _process = process;

    /// <param name="arguments">As on the command line.</param>
    public static StudioProcess Start(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            // Not the folder of the build: the app must find its files wherever it is started from.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ChatStudio.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var setting in start.Environment.Keys.Where(name => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
        {
            start.Environment.Remove(setting);
        }

        start.Environment["CHATSTUDIO_FIND_LOCAL"] = "off";
        start.Environment["CHATSTUDIO_TITLES"] = "off";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>The next line on standard output, null at its end.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends it without a word, as SIGKILL or a power cut does.</summary>
    public async Task CrashAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends it a signal by its short name, <c>TERM</c> or <c>INT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end and returns what was said on the way.</summary>
    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var output = _process.StandardOutput.ReadToEndAsync(token);
        var error = _process.StandardError.ReadToEndAsync(token);
        await _process.WaitForExitAsync(token);
        return (_process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Net.Http.Json;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>A server of its own process, seen from the benchmark that drives it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Ready = "ChatStudio is ready: ";
    private readonly Process _process;
    private readonly DirectoryInfo _data;
    private readonly HttpClient _http;

    private ServerProcess(Process process, DirectoryInfo data, string origin)
    {
        (_process, _data, Origin) = (process, data, origin);
        _http = new() { BaseAddress = new(origin), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>For example <c>http://127.0.0.1:40123</c>.</summary>
    public string Origin { get; }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="core">The processor it may use; null for all. The rest is left to whoever drives it.</param>
    /// <exception cref="InvalidOperationException">It did not start; what it said goes to this process's error stream.</exception>
    public static async Task<ServerProcess> StartAsync(PageKind kind, int? core)
    {
        var data = Directory.CreateTempSubdirectory("chatstudio-benchmark-");
        string[] command = [Environment.ProcessPath!, ServerCommand.Name, kind.ToString(), "--urls", "http://127.0.0.1:0"];
        command = core is { } number ? Affinity.StartOn(number, command) : command;
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CHATSTUDIO_DATA"] = data.FullName;
        start.Environment["CHATSTUDIO_FIND_LOCAL"] = "off";
        start.Environment["CHATSTUDIO_TITLES"] = "off";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // As the web project's own runtimeconfig says.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The server did not start, or ended; what it said stands above."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, data, await ready.Task);
    }

    /// <summary>Processor time of the server so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts conversations with a first, short answer.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<string>> StartConversationsAsync(string model, int count)
        => await ReadAsync<List<string>>(await _http.PostAsync(new Uri($"/benchmark/start?model={Uri.EscapeDataString(model)}&count={count}", UriKind.Relative), null));

    /// <summary>Asks a conversation for its next answer.</summary>
    public async Task SendAsync(string conversation, string model)
    {
        using var response = await _http.PostAsync(new Uri($"/benchmark/send?id={conversation}&model={Uri.EscapeDataString(model)}", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
    }

    public async Task<RunArrivals> ArrivalsAsync(string conversation) => (await _http.GetFromJsonAsync<RunArrivals>($"/benchmark/arrivals?id={conversation}"))!;

    /// <summary>Starts a comparison of one model in so many columns, with a first, short answer.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> StartComparisonAsync(string model, int columns)
        => await ReadAsync<string>(await _http.PostAsync(new Uri($"/benchmark/compare/start?model={Uri.EscapeDataString(model)}&columns={columns}", UriKind.Relative), null));

    /// <summary>Asks all columns of a comparison for their next answer.</summary>
    public async Task CompareAsync(string comparison, string model)
    {
        using var response = await _http.PostAsync(new Uri($"/benchmark/compare/send?id={comparison}&model={Uri.EscapeDataString(model)}", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
    }

    public async Task<IReadOnlyList<RunArrivals>> ColumnArrivalsAsync(string comparison)
        => (await _http.GetFromJsonAsync<List<RunArrivals>>($"/benchmark/compare/arrivals?id={comparison}"))!;

    public async Task<ServerCounters> CountersAsync() => (await _http.GetFromJsonAsync<ServerCounters>("/benchmark/counters"))!;

    /// <summary>The same after everything that is garbage is gone.</summary>
    public async Task<ServerCounters> CollectAsync() => await ReadAsync<ServerCounters>(await _http.PostAsync(new Uri("/benchmark/collect", UriKind.Relative), null));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    private static void Hear(string? line, TaskCompletionSource<string> ready)
    {
        if (line?.StartsWith(Ready, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(line[Ready.Length..]);
        }
        else if (!string.IsNullOrEmpty(line))
        {
            Console.Error.WriteLine($"server: {line}");
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<T>())!;
        }
    }
}

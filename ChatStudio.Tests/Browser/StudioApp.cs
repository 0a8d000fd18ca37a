using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// The whole app on a real Kestrel server and a free loopback port, with a data folder of its own. Provider settings of the
/// environment are switched off; a test names its own.
/// </summary>
public sealed class StudioApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatstudio-");
    private readonly Dictionary<string, string> _settings;

    private StudioApp(IEnumerable<(string Key, string Value)> settings)
    {
        _settings = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["CHATSTUDIO_DATA"] = _data.FullName,
            ["CHATSTUDIO_SIMULATOR"] = "",
            ["OPENAI_API_KEY"] = "",
            ["OPENAI_BASE_URL"] = "",
            ["OPENAI_MODEL"] = "",
            ["OPENAI_API"] = "",
            ["ANTHROPIC_API_KEY"] = "",
            ["ANTHROPIC_BASE_URL"] = "",
            ["ANTHROPIC_MODEL"] = "",
            ["OLLAMA_HOST"] = "",
            ["OLLAMA_API_KEY"] = "",
            ["OLLAMA_MODEL"] = "",
            ["CHATSTUDIO_FIND_LOCAL"] = "off",
            // A test counts what its provider is asked.
            ["CHATSTUDIO_TITLES"] = "off",
            // A test that ends while an answer streams waits for nothing.
            ["Limits:Drain"] = "0",
        };
        foreach (var (key, value) in settings)
        {
            _settings[key] = value;
        }
    }

    /// <summary>For example <c>http://127.0.0.1:40123</c>, without a slash at the end.</summary>
    public string Origin => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    public string DataFolder => _data.FullName;

    /// <summary>Starts the app; <paramref name="settings"/> are configuration keys as on the command line.</summary>
    public static StudioApp Start(params IEnumerable<(string Key, string Value)> settings)
    {
        var app = new StudioApp(settings);
        app.UseKestrel();
        app.StartServer();
        return app;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await FolderIsFreeAsync(Path.Combine(_settings["CHATSTUDIO_DATA"], "chatstudio.lock"));
        _data.Delete(recursive: true);
    }

    // The program takes its host down on a thread of its own and may still be at it; whoever starts it again needs the folder.
    private static async Task FolderIsFreeAsync(string file)
    {
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (File.Exists(file))
        {
            try
            {
                File.Open(file, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
                return;
            }
            catch (IOException) when (!tooLong.IsCancellationRequested)
            {
                await Task.Delay(10, CancellationToken.None);
            }
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}

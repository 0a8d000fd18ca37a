using System.Globalization;
using ChatStudio.Benchmarks.Circuits;
using ChatStudio.Benchmarks.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Browser;

/// <summary>
/// <c>browser</c>: the same answer in a real Chromium, on ChatStudio's page and on the yardsticks:
/// <c>--page app,plain,throttled,naive --document mixed-2000 --rate 100,1000,100000</c>. <c>CHROMIUM_PATH</c> says where the browser is.
/// </summary>
internal static class BrowserCommand
{
    public const string Name = "browser";

    public static async Task RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
        Console.WriteLine(BrowserResult.Head);
        foreach (var rate in List(options["rate"] ?? "100,1000,100000"))
        {
            foreach (var document in List(options["document"] ?? "mixed-2000"))
            {
                foreach (var page in List(options["page"] ?? "app,plain,throttled,naive"))
                {
                    var load = new CircuitLoad(Enum.Parse<PageKind>(page, ignoreCase: true), 1, document, int.Parse(rate, CultureInfo.InvariantCulture), ClientMode.Prompt);
                    Console.WriteLine((await BrowserRun.MeasureAsync(browser, load)).Row);
                }
            }
        }
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

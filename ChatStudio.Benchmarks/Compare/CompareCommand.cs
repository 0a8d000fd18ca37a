using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Compare;

/// <summary>
/// <c>compare</c>: several answers side by side with their race, in a real Chromium while somebody types:
/// <c>--columns 2,6 --document mixed-1000,mixed-4000 --rate 200</c>. <c>CHROMIUM_PATH</c> says where the browser is.
/// </summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    public static async Task RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox"],
        });
        Console.WriteLine(CompareResult.Head);
        foreach (var columns in List(options["columns"] ?? "6"))
        {
            foreach (var document in List(options["document"] ?? "mixed-1000,mixed-4000"))
            {
                foreach (var rate in List(options["rate"] ?? "200"))
                {
                    var load = new CompareLoad(int.Parse(columns, CultureInfo.InvariantCulture), document, int.Parse(rate, CultureInfo.InvariantCulture));
                    Console.WriteLine((await CompareRun.MeasureAsync(browser, load)).Row);
                }
            }
        }
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using ChatStudio.Benchmarks.Hosting;
using Microsoft.Extensions.Configuration;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>
/// <c>circuits</c>: circuits without browsers against the real app. Lists are separated by commas, and every combination is measured on
/// a fresh server: <c>--circuits 1,200 --page app,plain --document mixed-1000 --rate 50 --client prompt --repeat 1</c>.
/// </summary>
internal static class CircuitsCommand
{
    public const string Name = "circuits";

    public static async Task RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build();
        var loads =
            from rate in List(options["rate"] ?? "50")
            from mode in List(options["client"] ?? nameof(ClientMode.Prompt))
            from circuits in List(options["circuits"] ?? "1,200,500,1000")
            from document in List(options["document"] ?? "mixed-1000")
            from repeat in Enumerable.Range(0, int.Parse(options["repeat"] ?? "1", System.Globalization.CultureInfo.InvariantCulture))
            from page in List(options["page"] ?? "app,plain")
            select new CircuitLoad(Enum.Parse<PageKind>(page, ignoreCase: true), Number(circuits), document, Number(rate), Enum.Parse<ClientMode>(mode, ignoreCase: true));

        // One core for the server and the other ones for the driver, where there are two.
        int? core = Affinity.IsAvailable && options["pin"] != "off" ? 0 : null;
        if (core is not null)
        {
            await Affinity.LeaveFirstCoreAsync();
        }

        Console.WriteLine(CircuitTable.Head);
        foreach (var load in loads)
        {
            Console.WriteLine(CircuitTable.Row(await CircuitRun.MeasureAsync(load, core)));
        }
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ChatStudio.Benchmarks.Browser;
using ChatStudio.Benchmarks.Circuits;
using ChatStudio.Benchmarks.Compare;
using ChatStudio.Benchmarks.Hosting;
using ChatStudio.Benchmarks.Search;

namespace ChatStudio.Benchmarks;

internal static class Program
{
    /// <summary>
    /// <c>circuits</c>, <c>browser</c> and <c>compare</c> drive the app in a process of its own, <c>search</c> makes a database; anything else is read
    /// by BenchmarkDotNet, and without arguments it runs every micro benchmark, a table per class.
    /// </summary>
    private static async Task Main(string[] args)
    {
        switch (args)
        {
            case [CircuitsCommand.Name, .. var rest]:
                await CircuitsCommand.RunAsync(rest);
                break;
            case [BrowserCommand.Name, .. var rest]:
                await BrowserCommand.RunAsync(rest);
                break;
            case [CompareCommand.Name, .. var rest]:
                await CompareCommand.RunAsync(rest);
                break;
            case [SearchCommand.Name, .. var rest]:
                await SearchCommand.RunAsync(rest);
                break;
            case [ServerCommand.Name, var page, .. var rest]:
                await ServerCommand.RunAsync(Enum.Parse<PageKind>(page), rest);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], Config());
                break;
        }
    }

    // In this process: the default builds the whole solution anew for every run, and gives up when that takes two minutes.
    private static ManualConfig Config() => ManualConfig.Create(DefaultConfig.Instance).AddDiagnoser(new CpuDiagnoser()).AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(20));
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatStudio.Benchmarks;

internal static class Program
{
    /// <summary>Without arguments everything in one run, a table per class; with arguments as BenchmarkDotNet reads them.</summary>
    private static void Main(string[] args)
        => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], Config());

    // In this process: the default builds the whole solution anew for every run, and gives up when that takes two minutes.
    private static ManualConfig Config() => ManualConfig.Create(DefaultConfig.Instance).AddDiagnoser(new CpuDiagnoser()).AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(20));
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace ChatStudio.Benchmarks;

internal static class Program
{
    // BenchmarkDotNet builds the whole solution anew; its own two minutes are too short for that on a busy machine.
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(10);

    /// <summary>Without arguments everything in one run, a table per class; with arguments as BenchmarkDotNet reads them.</summary>
    private static void Main(string[] args)
        => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
            args.Length > 0 ? args : ["--filter", "*"],
            ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(LongestBuild));
}

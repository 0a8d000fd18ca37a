using System.Diagnostics;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace ChatStudio.Benchmarks;

/// <summary>
/// Processor time of all threads of this process per operation. Elapsed time waits for other work on the same cores and hides
/// what runs beside: the socket, the garbage collector. For runs in this process only.
/// </summary>
internal sealed class CpuDiagnoser : IDiagnoser
{
    private TimeSpan _start;
    private TimeSpan _spent;

    public IEnumerable<string> Ids => [nameof(CpuDiagnoser)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public RunMode GetRunMode(BenchmarkCase benchmarkCase) => RunMode.NoOverhead;

    public bool RequiresBlockingAcknowledgments(BenchmarkCase benchmarkCase) => false;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        switch (signal)
        {
            case HostSignal.BeforeActualRun:
                _start = Now();
                break;
            case HostSignal.AfterActualRun:
                _spent = Now() - _start;
                break;
        }
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results)
    {
        var operations = results.Measurements.Where(measured => measured.Is(IterationMode.Workload, IterationStage.Actual)).Sum(measured => measured.Operations);
        return [new(Descriptor.Instance, operations == 0 ? double.NaN : _spent.TotalNanoseconds / operations)];
    }

    public void DisplayResults(ILogger logger)
    {
    }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];

    private static TimeSpan Now()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed class Descriptor : IMetricDescriptor
    {
        public static readonly Descriptor Instance = new();

        public string Id => "CPU";

        public string DisplayName => "CPU";

        public string Legend => "Processor time of all threads per operation";

        public string NumberFormat => "#,0.0";

        public UnitType UnitType => UnitType.Time;

        public string Unit => "ns";

        public bool TheGreaterTheBetter => false;

        public int PriorityInCategory => 0;

        public bool GetIsAvailable(Metric metric) => true;
    }
}

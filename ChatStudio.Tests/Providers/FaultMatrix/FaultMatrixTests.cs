using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>
/// Every fault in every dialect, through the service that owns the runs and over real HTTP: the named state, no false
/// completed, no doubled text, and retries before the first visible token only.
/// </summary>
public sealed class FaultMatrixTests
{
    private static readonly IReadOnlyList<FaultDialect> Dialects = FaultDialect.All;

    public static TheoryData<string, string> Matrix => Combine(Faults.All);

    public static TheoryData<string, string> Passing => Combine(Faults.All.Where(fault => fault is { IsRetried: true, Place: FaultPlace.Server }));

    public static TheoryData<string> Names => [.. Dialects.Select(dialect => dialect.Name)];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Matrix))]
    public async Task Fault_ends_the_run_by_its_name(string dialectName, string faultName)
    {
        var (dialect, fault) = Find(dialectName, faultName);

        var run = await FaultRun.PlayAsync(dialect, fault, shown => fault.Reply(dialect, shown) is { } reply ? [reply] : [], TestContext.Current.CancellationToken);

        Assert.Equal((fault.State, fault.Kept), (run.Outcome.State, run.Text));
        Assert.True(run.Outcome.Failure!.Kind == fault.Kind || run.Outcome.Failure.Kind == fault.OrKind, run.Outcome.Failure.ToString());
        Assert.Equal((fault.Limit, fault.IsRetried ? 4 : 1), (run.Outcome.Failure.Limit, run.Outcome.Failure.Attempts));
        Assert.Equal(fault.IsRetried ? 3 : 0, run.Retries.Count);
        Assert.Equal(0, run.LateRetries);
        Assert.Equal(fault.Place == FaultPlace.Server ? run.Outcome.Failure.Attempts : 0, run.Requests);
        if (fault.Wait is { } wait)
        {
            Assert.All(run.Retries, retry => Assert.Equal(wait, retry.Delay));
        }
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Passing))]
    public async Task Fault_that_passes_before_the_first_token_leaves_one_whole_answer(string dialectName, string faultName)
    {
        var (dialect, fault) = Find(dialectName, faultName);

        var run = await FaultRun.PlayAsync(dialect, fault, shown => [fault.Reply(dialect, shown)!, dialect.Whole("A whole", " answer")], TestContext.Current.CancellationToken);

        Assert.Equal((RunState.Completed, "A whole answer", 2), (run.Outcome.State, run.Text, run.Requests));
        Assert.Equal(fault.Kind, Assert.Single(run.Retries).Kind);
    }

    // Without it the matrix could pass because the dialect's script is wrong.
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Names))]
    public async Task Answer_without_a_fault_is_completed(string dialectName)
    {
        var dialect = Dialects.Single(d => d.Name == dialectName);
        var none = new Fault("none", (_, _) => null, RunState.Completed, ProviderErrorKind.Unknown);

        var run = await FaultRun.PlayAsync(dialect, none, _ => [dialect.Whole("A whole", " answer")], TestContext.Current.CancellationToken);

        Assert.Equal((RunState.Completed, "A whole answer", 1, null), (run.Outcome.State, run.Text, run.Requests, run.Outcome.Failure));
    }

    private static TheoryData<string, string> Combine(IEnumerable<Fault> faults)
    {
        var data = new TheoryData<string, string>();
        foreach (var fault in faults)
        {
            foreach (var dialect in Dialects)
            {
                data.Add(dialect.Name, fault.Name);
            }
        }

        return data;
    }

    private static (FaultDialect Dialect, Fault Fault) Find(string dialect, string fault)
        => (Dialects.Single(d => d.Name == dialect), Faults.All.Single(f => f.Name == fault));
}

using ChatStudio.Core.Highlighting;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Highlighting;

public sealed class WorkerBudgetTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Burst_is_free()
    {
        var budget = new WorkerBudget(0.25, TimeSpan.FromSeconds(1), time);
        budget.Spend(TimeSpan.FromSeconds(0.9));

        Assert.True(Wait(budget).IsCompleted);
    }

    [Fact]
    public void Debt_is_paid_back_at_the_rate_of_the_share()
    {
        var budget = new WorkerBudget(0.25, TimeSpan.FromSeconds(1), time);
        budget.Spend(TimeSpan.FromSeconds(1.5));
        var wait = Wait(budget);

        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(wait.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void Idle_time_saves_up_no_more_than_the_burst()
    {
        var budget = new WorkerBudget(0.25, TimeSpan.FromSeconds(1), time);
        time.Advance(TimeSpan.FromHours(1));
        budget.Spend(TimeSpan.FromSeconds(1.1));

        Assert.False(Wait(budget).IsCompleted);
    }

    private static Task Wait(WorkerBudget budget) => budget.WaitAsync(TestContext.Current.CancellationToken);
}

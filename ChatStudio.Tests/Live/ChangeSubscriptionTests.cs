using ChatStudio.Web.Live;

namespace ChatStudio.Tests.Live;

public sealed class ChangeSubscriptionTests
{
    private readonly Queue<Action> _renderer = new();
    private readonly List<Exception> _failures = [];
    private int _refreshes;

    private event Action? Changed;

    [Fact]
    public void Changes_before_the_renderer_gets_to_it_are_one_refresh()
    {
        using var subscription = Subscribe();

        Changed?.Invoke();
        Changed?.Invoke();
        Changed?.Invoke();
        Render();

        Assert.Equal(1, _refreshes);
    }

    [Fact]
    public void Change_after_a_refresh_is_another_refresh()
    {
        using var subscription = Subscribe();
        Changed?.Invoke();
        Render();

        Changed?.Invoke();
        Render();

        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public void Change_during_a_refresh_is_not_lost()
    {
        using var subscription = Subscribe(refresh: () =>
        {
            if (++_refreshes == 1)
            {
                Changed?.Invoke();
            }
        });

        Changed?.Invoke();
        Render();

        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public void Nothing_is_refreshed_after_dispose_not_even_what_was_on_its_way()
    {
        var subscription = Subscribe();
        Changed?.Invoke();

        subscription.Dispose();
        Render();
        Assert.Null(Changed);
        Assert.Equal(0, _refreshes);
    }

    [Fact]
    public void Failure_of_a_refresh_goes_to_the_renderer_and_the_next_change_refreshes_again()
    {
        using var subscription = Subscribe(refresh: () =>
        {
            if (++_refreshes == 1)
            {
                throw new InvalidOperationException("no such conversation");
            }
        });

        Changed?.Invoke();
        Render();
        Changed?.Invoke();
        Render();

        Assert.Equal("no such conversation", Assert.Single(_failures).Message);
        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public async Task Changes_from_many_threads_end_in_a_refresh_after_the_last_of_them()
    {
        var value = 0;
        var seen = 0;
        using var subscription = new ChangeSubscription(
            handler => Changed += handler, handler => Changed -= handler, action => Task.Run(action), _ => Task.CompletedTask, () => Volatile.Write(ref seen, Volatile.Read(ref value)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Interlocked.Increment(ref value);
                Changed?.Invoke();
            }
        })));

        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref seen) == 8_000, TimeSpan.FromSeconds(10)));
    }

    private ChangeSubscription Subscribe(Action? refresh = null) => new(
        handler => Changed += handler,
        handler => Changed -= handler,
        action =>
        {
            var done = new TaskCompletionSource();
            _renderer.Enqueue(() =>
            {
                try
                {
                    action();
                    done.SetResult();
                }
                catch (InvalidOperationException problem)
                {
                    done.SetException(problem);
                }
            });
            return done.Task;
        },
        problem =>
        {
            _failures.Add(problem);
            return Task.CompletedTask;
        },
        refresh ?? (() => _refreshes++));

    private void Render()
    {
        while (_renderer.TryDequeue(out var action))
        {
            action();
        }
    }
}

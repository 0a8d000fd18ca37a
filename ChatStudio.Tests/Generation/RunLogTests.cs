using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ChatStudio.Tests.Generation;

public sealed class RunLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_writer_and_twenty_readers_see_the_same_contiguous_log()
    {
        // Readers of every temper: buffer sizes, places to start from, waiting or polling, on real threads.
        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(30),
            Prop.ForAll(
                Gen.Choose(1, 2_000).ToArbitrary(),
                Gen.Choose(1, 300).ArrayOf(20).ToArbitrary(),
                (entries, buffers) => ReadTogether(entries, buffers).GetAwaiter().GetResult())), Cancel);
    }

    [Fact]
    public async Task Late_reader_gets_everything_from_the_first_entry()
    {
        var log = Written(200);
        log.Append(0, new RunEvent.Finished(RunState.Completed, "stop", null));

        var read = new List<RunEntry>();
        await foreach (var entry in log.ReadAllAsync(0, Cancel))
        {
            read.Add(entry);
        }

        Assert.Equal(Enumerable.Range(0, 201).Select(i => (long)i), read.Select(e => e.Sequence));
    }

    [Fact]
    public void Read_copies_as_many_as_fit_across_segments()
    {
        var log = Written(1_000);
        var some = new RunEntry[500];

        Assert.Equal(500, log.Read(30, some));
        Assert.Equal(Enumerable.Range(30, 500).Select(i => new RunEvent.TextDelta($"{i}")), some.Select(e => e.Event));
        Assert.Equal(1, log.Read(999, some));
        Assert.Equal(0, log.Read(1_000, some));
        Assert.Equal(0, log.Read(5_000, some));
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Read(-1, some));
    }

    [Fact]
    public async Task Wait_ends_with_the_entry_with_the_end_or_with_the_reader()
    {
        var log = Written(1);
        Assert.True(await log.WaitAsync(0, Cancel));

        var next = log.WaitAsync(1, Cancel).AsTask();
        var afterNext = log.WaitAsync(3, Cancel).AsTask();
        Assert.False(next.IsCompleted);
        log.Append(0, new RunEvent.TextDelta("a"));
        Assert.True(await next);

        using var leaving = new CancellationTokenSource();
        var left = log.WaitAsync(2, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        log.Append(0, new RunEvent.Finished(RunState.Stopped, null, null));
        Assert.False(await afterNext);
        Assert.False(await log.WaitAsync(3, Cancel));
        Assert.True(log.IsFinished);
    }

    [Fact]
    public void Finished_log_takes_nothing_more()
    {
        var log = Written(1);
        log.Append(0, new RunEvent.Finished(RunState.Stopped, null, null));

        Assert.Throws<InvalidOperationException>(() => log.Append(0, new RunEvent.TextDelta("late")));
        Assert.Equal(2, log.Count);
    }

    [Fact]
    public async Task Run_of_many_chunks_reads_the_same_for_a_reader_that_follows_and_one_that_comes_late()
    {
        await using var studio = new GenerationFixture();
        var answer = studio.Client.Prepare();
        for (var i = 0; i < 3_000; i++)
        {
            answer.Text($"{i} ");
        }

        answer.Finish();
        var run = studio.Start();
        var followed = new List<RunEntry>();
        await foreach (var entry in run.Log.ReadAllAsync(0, Cancel))
        {
            followed.Add(entry);
        }

        Assert.Equal(followed, run.Entries());
        Assert.Equal(run.Text, string.Concat(followed.Select(e => (e.Event as RunEvent.TextDelta)?.Text)));
        Assert.Same(run.Text, run.Text);
    }

    private static RunLog Written(int entries)
    {
        var log = new RunLog();
        for (var i = 0; i < entries; i++)
        {
            log.Append(i, new RunEvent.TextDelta($"{i}"));
        }

        return log;
    }

    private static async Task<bool> ReadTogether(int entries, int[] buffers)
    {
        var log = new RunLog();
        var readers = buffers.Select((size, i) => Task.Run(async () =>
        {
            var read = new List<RunEntry>();
            var buffer = new RunEntry[size];
            for (long next = 0; await log.WaitAsync(next, Cancel);)
            {
                var count = log.Read(next, buffer);
                read.AddRange(buffer[..count]);
                next += count;
                if (i % 3 == 0)
                {
                    await Task.Yield();
                }
            }

            return read;
        })).ToArray();
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < entries; i++)
            {
                log.Append(i, new RunEvent.TextDelta($"{i}"));
            }

            log.Append(entries, new RunEvent.Finished(RunState.Completed, "stop", null));
        });

        await writer;
        var logs = await Task.WhenAll(readers);
        return logs.All(read => read.Select((e, i) => e.Sequence == i && e.Timestamp == i).All(right => right) && read.Count == entries + 1)
            && logs.All(read => read.Select(e => e.Event).SequenceEqual(logs[0].Select(e => e.Event), ReferenceEqualityComparer.Instance));
    }
}

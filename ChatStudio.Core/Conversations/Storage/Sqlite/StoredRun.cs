using System.Text.Json;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Runs to rows and back.</summary>
internal static class StoredRun
{
    /// <summary>
    /// Appends what a run brought. The update comes first and is the fence: it takes the write lock and hits no row when the
    /// run belongs to another epoch or has ended, and then nothing of it is written.
    /// </summary>
    public static bool Append(ChatStudioContext context, RunFlush flush)
    {
        var (slice, id) = (flush.Slice, flush.Run.Value);
        var tail = slice.Sequence + slice.Count;
        if (Mine(context, id, flush.Epoch).ExecuteUpdate(row => row.SetProperty(r => r.Tail, tail)) == 0)
        {
            return false;
        }

        context.Chunks.Add(ToRow(flush.Run, flush.Epoch, slice));
        return true;
    }

    /// <summary>Writes the finished message and its run, behind the same fence.</summary>
    public static bool End(ChatStudioContext context, RunEnding ending)
    {
        var run = Mine(context, ending.Run.Id.Value, ending.Epoch).FirstOrDefault();
        if (run is null)
        {
            return false;
        }

        Fill(run, ending.Run);
        Finish(context, run, ending.Run.Text);
        return true;
    }

    /// <summary>Takes a run away from a process that is gone: what it had flushed becomes the message.</summary>
    public static void Interrupt(ChatStudioContext context, RunRow run)
    {
        var chunks = context.Chunks.AsNoTracking().Where(row => row.RunId == run.Id).OrderBy(row => row.Sequence).ToList();
        var text = string.Concat(chunks.Select(row => row.Text));
        run.Epoch++;
        run.Status = StatusOf(RunState.Interrupted);
        run.Reasoning = string.Concat(chunks.Select(row => row.Reasoning));
        run.Marks = [.. chunks.SelectMany(row => row.Marks)];
        run.TextLength = text.Length;
        Finish(context, run, text);
    }

    /// <summary>Adds a run that is about to start, and what its log begins with.</summary>
    public static void Begin(ChatStudioContext context, ConversationId conversation, RunBeginning run)
    {
        context.Runs.Add(ToRow(conversation, run));
        if (run.Log is { } log)
        {
            context.Chunks.Add(ToRow(run.Id, run.Epoch, log));
        }
    }

    /// <summary>A run that ended elsewhere.</summary>
    public static RunRow Ended(ConversationId conversation, MessageId message, RunRecord run)
    {
        var row = ToRow(conversation, new(run.Id, message, Guid.Empty, Epoch: 1, run.Model, run.StartedAt));
        Fill(row, run);
        return row;
    }

    /// <param name="text">Of the message. A run that was continued has the first part of it.</param>
    public static RunRecord Read(RunRow row, string text) => new()
    {
        Id = new(row.Id),
        Model = ReadModel(row),
        StartedAt = row.StartedAt,
        State = row.Status == RunRow.Running ? RunState.Connecting : Enum.Parse<RunState>(row.Status, ignoreCase: true),
        Text = text[..Math.Min(row.TextLength, text.Length)],
        Reasoning = row.Reasoning,
        Marks = row.Marks,
        PromptTokens = row.PromptTokens,
        Usage = row is { InputTokens: { } input, OutputTokens: { } output } ? new(input, output, row.CachedInputTokens ?? 0, row.ReasoningTokens ?? 0) : null,
        Cost = row.Cost,
        FinishReason = row.FinishReason,
        Failure = row.Failure is { } failure ? StorageJson.Read<RunFailure>(failure) : null,
        Took = row.TookMilliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null,
    };

    private static RunRow ToRow(ConversationId conversation, RunBeginning run) => new()
    {
        Id = run.Id.Value,
        ConversationId = conversation.Value,
        MessageId = run.Message.Value,
        RequestId = run.RequestId == Guid.Empty ? null : run.RequestId,
        Epoch = run.Epoch,
        Tail = run.Log?.Count ?? 0,
        StartedAt = run.StartedAt,
        ModelKey = run.Model.Key,
        Model = StorageJson.Write(run.Model),
        ContinuedFromId = run.ContinuedFrom?.Value,
    };

    private static RunChunkRow ToRow(RunId run, int epoch, RunLogSlice slice) => new()
    {
        RunId = run.Value,
        Sequence = slice.Sequence,
        Epoch = epoch,
        Text = slice.Text,
        Reasoning = slice.Reasoning,
        Marks = slice.Marks,
    };

    private static IQueryable<RunRow> Mine(ChatStudioContext context, Guid id, int epoch)
        => context.Runs.Where(row => row.Id == id && row.Epoch == epoch && row.Status == RunRow.Running);

    private static void Fill(RunRow row, RunRecord run)
    {
        row.Status = StatusOf(run.State);
        row.StartedAt = run.StartedAt;
        row.TookMilliseconds = (long?)run.Took?.TotalMilliseconds;
        row.FinishReason = run.FinishReason;
        row.Reason = run.Failure?.Kind.ToString();
        row.Failure = run.Failure is { } failure ? StorageJson.Write(failure) : null;
        row.PromptTokens = run.PromptTokens;
        row.InputTokens = run.Usage?.Input;
        row.OutputTokens = run.Usage?.Output;
        row.CachedInputTokens = run.Usage?.CachedInput;
        row.ReasoningTokens = run.Usage?.Reasoning;
        row.Cost = run.Cost;
        row.TextLength = run.Text.Length;
        row.Reasoning = run.Reasoning;
        row.Marks = run.Marks;
    }

    private static void Finish(ChatStudioContext context, RunRow run, string text)
    {
        context.Messages.Where(row => row.Id == run.MessageId).ExecuteUpdate(row => row.SetProperty(r => r.Text, text));
        context.Chunks.Where(row => row.RunId == run.Id).ExecuteDelete();
    }

    private static string StatusOf(RunState state) => state.ToString().ToLowerInvariant();

    // A model of another version is still a name.
    private static ModelInfo ReadModel(RunRow row)
    {
        try
        {
            return StorageJson.Read<ModelInfo>(row.Model);
        }
        catch (JsonException)
        {
            return new(row.ModelKey, row.ModelKey, "", "");
        }
    }
}

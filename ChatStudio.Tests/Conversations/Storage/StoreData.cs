using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations.Storage;

/// <summary>Things to keep, with values that differ from every default.</summary>
internal static class StoreData
{
    public static readonly DateTimeOffset At = new(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);

    public static ConversationSummary Summary(string title = "First words") => new()
    {
        Id = ConversationId.New(TimeProvider.System),
        Title = title,
        CreatedAt = At,
        UpdatedAt = At.AddMinutes(2),
        Models = [ModelMark.Of(FakeModelCatalog.Model)],
        Preview = "What is a token?",
        MessageCount = 2,
        BranchCount = 1,
    };

    /// <summary>A prompt and the run that is about to answer it, as a new conversation.</summary>
    public static ConversationChange Started(out RunBeginning run, Guid requestId = default, string prompt = "What is a token?")
    {
        var (question, answer) = (MessageId.New(TimeProvider.System), MessageId.New(TimeProvider.System));
        run = Beginning(answer, requestId);
        return new(Summary(), new(FakeModelCatalog.Model) { SystemPrompt = "Be brief.", Parameters = new() { Temperature = 0.2f } }, question)
        {
            IsNew = true,
            Added =
            [
                new() { Id = question, ParentId = null, Role = MessageRole.User, At = At, Text = prompt, ShownChild = answer },
                new() { Id = answer, ParentId = question, Role = MessageRole.Assistant, At = At.AddSeconds(1) },
            ],
            Run = run,
        };
    }

    public static RunBeginning Beginning(MessageId answer, Guid requestId = default)
        => new(RunId.New(TimeProvider.System), answer, requestId, 1, FakeModelCatalog.Model, At.AddSeconds(1));

    /// <summary>A run that goes on with this one's answer.</summary>
    public static RunBeginning Continued(this RunBeginning run, string text)
        => Beginning(run.Message) with { StartedAt = run.StartedAt.AddMinutes(1), ContinuedFrom = run.Id, Log = new(0, 1, text, "", [0, 0, (byte)text.Length]) };

    public static RunFlush Flush(this RunBeginning run, long sequence, string text, int epoch = 1)
        => new(run.Id, epoch, new(sequence, 1, text, "", [0, 0, (byte)text.Length]));

    public static RunEnding Ended(this RunBeginning run, string text, RunState state = RunState.Completed, int epoch = 1) => new(run.Message, epoch, new()
    {
        Id = run.Id,
        Model = run.Model,
        StartedAt = run.StartedAt,
        State = state,
        Text = text,
        Reasoning = "Let me see.",
        Marks = [1, 0, 11, 0, 0, (byte)text.Length],
        PromptTokens = 7.5,
        Usage = new(9, 12, 3, 4),
        Cost = 0.000123m,
        FinishReason = "stop",
        Took = TimeSpan.FromMilliseconds(1234),
    });
}

using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// The way of an answer, from its prompt to its end, to be taken back afterwards. What EF Core and the runtime do the first time
/// takes long, on a busy machine over a second: a flush that waits for it is one that a crash loses.
/// </summary>
internal static class Rehearsal
{
    public static void Play(ChatStudioContext context)
    {
        var time = TimeProvider.System;
        var (at, model) = (time.GetUtcNow(), new ModelInfo("rehearsal", "Rehearsal", "rehearsal", "Rehearsal"));
        var (prompt, answer) = (MessageId.New(time), MessageId.New(time));
        var run = new RunBeginning(RunId.New(time), answer, Guid.NewGuid(), 1, model, at);
        var summary = new ConversationSummary { Id = ConversationId.New(time), Title = "Rehearsal", CreatedAt = at, UpdatedAt = at };
        StoredConversation.Apply(context, new(summary, new(model), prompt)
        {
            IsNew = true,
            Added =
            [
                new() { Id = prompt, ParentId = null, Role = MessageRole.User, At = at, Text = "Rehearsal", ShownChild = answer },
                new() { Id = answer, ParentId = prompt, Role = MessageRole.Assistant, At = at },
            ],
            Run = run,
        });
        context.SaveChanges();
        StoredRun.Append(context, new(run.Id, run.Epoch, new(0, 1, "Rehearsal", "", [])));
        context.SaveChanges();
        StoredRun.End(context, new(answer, run.Epoch, new() { Id = run.Id, Model = model, StartedAt = at, State = RunState.Stopped, Text = "Rehearsal" }));
    }
}

using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Conversations to rows and back.</summary>
internal static class StoredConversation
{
    /// <summary>Writes what a command changed; false, and nothing, when its request is known.</summary>
    public static bool Apply(ChatStudioContext context, ConversationChange change)
    {
        // A queued prompt that is sent takes its request id with it.
        var sent = change.Dequeued?.Value;
        var request = change.Queued?.RequestId ?? change.Run?.RequestId ?? Guid.Empty;
        if (request != Guid.Empty
            && (context.Runs.Any(row => row.RequestId == request) || context.QueuedPrompts.Any(row => row.RequestId == request && row.Id != sent)))
        {
            return false;
        }

        var id = change.Summary.Id.Value;
        if (change.IsNew)
        {
            context.Conversations.Add(ToRow(change));
            context.SaveChanges();
        }
        else
        {
            Update(context, change);
        }

        AddMessages(context, change);
        if (change.Removed.Count > 0)
        {
            var removed = change.Removed.Select(message => message.Value).ToList();
            context.Messages.Where(row => row.ConversationId == id && removed.Contains(row.Id)).ExecuteDelete();
        }

        foreach (var (parent, child) in change.Shown)
        {
            context.Messages.Where(row => row.Id == parent.Value).ExecuteUpdate(row => row.SetProperty(r => r.ShownChildId, child.Value));
        }

        if (sent is { } gone)
        {
            context.QueuedPrompts.Where(row => row.Id == gone).ExecuteDelete();
        }

        if (change.Ended is { } ended && StoredRun.End(context, ended))
        {
            // Before the next one: a message has one running answer at most.
            context.SaveChanges();
        }

        foreach (var run in change.Runs)
        {
            StoredRun.Begin(context, change.Summary.Id, run);
        }

        if (change.Queued is { } queued)
        {
            context.QueuedPrompts.Add(new()
            {
                Id = queued.Id.Value,
                ConversationId = id,
                Position = (context.QueuedPrompts.Where(row => row.ConversationId == id).Max(row => (int?)row.Position) ?? -1) + 1,
                RequestId = queued.RequestId == Guid.Empty ? null : queued.RequestId,
                Text = queued.Text,
            });
        }

        return true;
    }

    /// <summary>Writes a whole conversation with its ended runs.</summary>
    public static int Import(ChatStudioContext context, ConversationRecord conversation)
    {
        // Thousands of new rows: looking each of them over again for changes would take longer than writing them.
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        Apply(context, new(conversation.Summary, conversation.Settings, conversation.ShownRoot) { IsNew = true, Added = conversation.Messages });
        foreach (var message in conversation.Messages)
        {
            context.Runs.AddRange(message.Runs.Select(run => StoredRun.Ended(conversation.Summary.Id, message.Id, run)));
        }

        return conversation.Messages.Count;
    }

    public static ConversationRecord? Load(ChatStudioContext context, Guid id)
    {
        var row = context.Conversations.AsNoTracking().FirstOrDefault(conversation => conversation.Id == id);
        if (row is null)
        {
            return null;
        }

        var messages = context.Messages.AsNoTracking().Where(message => message.ConversationId == id).OrderBy(message => message.Position).ToList();
        var runs = context.Runs.AsNoTracking().Where(run => run.ConversationId == id).AsEnumerable()
            .OrderBy(run => run.StartedAt).ThenBy(run => run.TextLength).ToLookup(run => run.MessageId);
        var queue = context.QueuedPrompts.AsNoTracking().Where(prompt => prompt.ConversationId == id).OrderBy(prompt => prompt.Position).ToList();
        return new(
            ToSummary(row),
            StorageJson.Read<ConversationSettings>(row.Settings),
            row.ShownRootId is { } root ? new MessageId(root) : null,
            [.. messages.Select(message => ToRecord(message, runs[message.Id]))],
            [.. queue.Select(prompt => new QueuedPrompt(new(prompt.Id), prompt.Text, prompt.RequestId ?? Guid.Empty))]);
    }

    private static void AddMessages(ChatStudioContext context, ConversationChange change)
    {
        if (change.Added.Count == 0)
        {
            return;
        }

        var id = change.Summary.Id.Value;
        var position = change.IsNew ? 0 : (context.Messages.Where(row => row.ConversationId == id).Max(row => (int?)row.Position) ?? -1) + 1;
        foreach (var message in change.Added)
        {
            context.Messages.Add(new()
            {
                Id = message.Id.Value,
                ConversationId = id,
                ParentId = message.ParentId?.Value,
                Position = position++,
                Role = message.Role,
                At = message.At,
                Text = message.Text,
                ShownChildId = message.ShownChild?.Value,
            });
        }

        context.SaveChanges();
    }

    private static void Update(ChatStudioContext context, ConversationChange change)
    {
        var (summary, settings, root) = (change.Summary, StorageJson.Write(change.Settings), change.ShownRoot?.Value);
        var models = summary.Models.ToArray();
        context.Conversations.Where(row => row.Id == summary.Id.Value).ExecuteUpdate(row => row
            .SetProperty(r => r.UpdatedAt, summary.UpdatedAt)
            .SetProperty(r => r.Models, models)
            .SetProperty(r => r.Preview, summary.Preview)
            .SetProperty(r => r.MessageCount, summary.MessageCount)
            .SetProperty(r => r.BranchCount, summary.BranchCount)
            .SetProperty(r => r.Settings, settings)
            .SetProperty(r => r.ShownRootId, root));
    }

    private static ConversationRow ToRow(ConversationChange change) => new()
    {
        Id = change.Summary.Id.Value,
        Kind = change.Summary.Kind,
        Title = change.Summary.Title,
        TitleSource = change.Summary.TitleSource,
        CreatedAt = change.Summary.CreatedAt,
        UpdatedAt = change.Summary.UpdatedAt,
        IsPinned = change.Summary.IsPinned,
        IsArchived = change.Summary.IsArchived,
        DeletedAt = change.Summary.DeletedAt,
        Tags = [.. change.Summary.Tags],
        Models = [.. change.Summary.Models],
        Preview = change.Summary.Preview,
        MessageCount = change.Summary.MessageCount,
        BranchCount = change.Summary.BranchCount,
        ShownRootId = change.ShownRoot?.Value,
        Settings = StorageJson.Write(change.Settings),
    };

    private static ConversationSummary ToSummary(ConversationRow row) => new()
    {
        Id = new(row.Id),
        Kind = row.Kind,
        Title = row.Title,
        TitleSource = row.TitleSource,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        IsPinned = row.IsPinned,
        IsArchived = row.IsArchived,
        DeletedAt = row.DeletedAt,
        Tags = row.Tags,
        Models = row.Models,
        Preview = row.Preview,
        MessageCount = row.MessageCount,
        BranchCount = row.BranchCount,
    };

    private static MessageRecord ToRecord(MessageRow message, IEnumerable<RunRow> runs) => new()
    {
        Id = new(message.Id),
        ParentId = message.ParentId is { } parent ? new MessageId(parent) : null,
        Role = message.Role,
        At = message.At,
        Text = message.Text,
        ShownChild = message.ShownChildId is { } shown ? new MessageId(shown) : null,
        Runs = [.. runs.Select(run => StoredRun.Read(run, message.Text))],
    };
}

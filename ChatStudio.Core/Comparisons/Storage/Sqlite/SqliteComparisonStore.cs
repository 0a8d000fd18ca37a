using ChatStudio.Core.Conversations.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Comparisons.Storage.Sqlite;

/// <summary>Comparisons in the file of the conversations, through its one writer.</summary>
public sealed class SqliteComparisonStore(SqliteConversationStore conversations) : IComparisonStore
{
    public Task<ComparisonRecord?> LoadAsync(ComparisonId id, CancellationToken cancellationToken)
        => conversations.ReadAsync(
            context => context.Comparisons.AsNoTracking().FirstOrDefault(row => row.Id == id.Value) is { } row
                ? new ComparisonRecord(StoredConversation.Load(context, id.Value)!, row.Document, row.Beginning, row.Repeat)
                : null,
            cancellationToken);

    public Task<IReadOnlyDictionary<ComparisonId, string>> ListBallotsAsync(CancellationToken cancellationToken)
        => conversations.ReadAsync<IReadOnlyDictionary<ComparisonId, string>>(
            context => context.Comparisons.AsNoTracking().Select(row => new { row.Id, row.Ballots }).ToDictionary(row => new ComparisonId(row.Id), row => row.Ballots),
            cancellationToken);

    public Task<bool> CommitAsync(ComparisonChange change, CancellationToken cancellationToken)
        => conversations.WriteAsync(context => Apply(context, change), cancellationToken);

    public Task SaveRepeatAsync(ComparisonId id, string repeat, CancellationToken cancellationToken)
        => conversations.WriteAsync(
            context => context.Comparisons.Where(row => row.Id == id.Value).ExecuteUpdate(row => row.SetProperty(r => r.Repeat, repeat)),
            cancellationToken);

    public Task<IReadOnlyList<SavedLineUp>> ListLineUpsAsync(CancellationToken cancellationToken)
        => conversations.ReadAsync<IReadOnlyList<SavedLineUp>>(
            context => [.. context.LineUps.AsNoTracking().AsEnumerable().Select(row => new SavedLineUp(row.Name, StorageJson.Read<ColumnSetup[]>(row.Columns)))],
            cancellationToken);

    public Task SaveLineUpAsync(SavedLineUp lineUp, CancellationToken cancellationToken)
        => conversations.WriteAsync(
            context =>
            {
                context.LineUps.Where(row => row.Name == lineUp.Name).ExecuteDelete();
                context.LineUps.Add(new() { Name = lineUp.Name, Columns = StorageJson.Write(lineUp.Columns) });
                return true;
            },
            cancellationToken);

    public Task ForgetLineUpAsync(string name, CancellationToken cancellationToken)
        => conversations.WriteAsync(context => context.LineUps.Where(row => row.Name == name).ExecuteDelete(), cancellationToken);

    private static bool Apply(ChatStudioContext context, ComparisonChange change)
    {
        if (!StoredConversation.Apply(context, change.Conversation))
        {
            return false;
        }

        var id = change.Conversation.Summary.Id.Value;
        if (change.Conversation.IsNew)
        {
            context.Comparisons.Add(new() { Id = id, Document = change.Document, Ballots = change.Ballots, Beginning = change.Beginning });
        }
        else
        {
            context.Comparisons.Where(row => row.Id == id).ExecuteUpdate(row => row
                .SetProperty(r => r.Document, change.Document)
                .SetProperty(r => r.Ballots, change.Ballots));
        }

        return true;
    }
}

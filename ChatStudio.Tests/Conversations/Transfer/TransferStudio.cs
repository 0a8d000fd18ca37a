using System.Text;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using ChatStudio.Core.Conversations.Transfer.Importing;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>Conversations in memory, and files that leave and come back.</summary>
internal sealed class TransferStudio : IAsyncDisposable
{
    private readonly GenerationFixture _fixture = new();

    public ConversationService Conversations => _fixture.Conversations;

    public BreakableStore Store => _fixture.Store;

    public FakeModelCatalog Catalog => _fixture.Catalog;

    public GenerationFixture Generation => _fixture;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ConversationExport Exports => _fixture.Services.GetRequiredService<ConversationExport>();

    private ConversationImport Imports => _fixture.Services.GetRequiredService<ConversationImport>();

    public async Task<byte[]> ExportAsync(ConversationId id, TransferFormat format)
    {
        using var file = new MemoryStream();
        Assert.True(await Exports.WriteAsync(id, format, file, Cancel));
        return file.ToArray();
    }

    public async Task<byte[]> ExportAllAsync(TransferFormat format)
    {
        using var file = new MemoryStream();
        await Exports.WriteAllAsync(format, file, Cancel);
        return file.ToArray();
    }

    public Task<ImportReport> ImportAsync(string file, ImportLimits? limits = null) => ImportAsync(Encoding.UTF8.GetBytes(file), limits);

    public async Task<ImportReport> ImportAsync(byte[] file, ImportLimits? limits = null, IProgress<ImportProgress>? progress = null, CancellationToken? cancellation = null)
    {
        using var stream = new MemoryStream(file);
        return await Imports.ImportAsync(stream, "file.json", progress, limits, cancellation ?? Cancel);
    }

    /// <summary>Imports a file with one conversation.</summary>
    public async Task<ConversationRecord> ImportOneAsync(byte[] file)
    {
        var known = Conversations.Summaries.Select(summary => summary.Id).ToHashSet();
        var report = await ImportAsync(file);
        Assert.Null(report.Problem);
        Assert.Equal((1, 0), (report.Conversations, report.SkippedCount));
        return await ReadAsync(Conversations.Summaries.Single(summary => !known.Contains(summary.Id)).Id);
    }

    public Task<ConversationRecord> ImportOneAsync(string file) => ImportOneAsync(Encoding.UTF8.GetBytes(file));

    public async Task<ConversationRecord> ReadAsync(ConversationId id)
    {
        var record = await Conversations.ReadAsync(id, Cancel);
        Assert.NotNull(record);
        return record;
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();
}

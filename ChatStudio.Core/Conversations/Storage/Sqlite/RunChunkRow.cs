namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>run_chunks</c>: what a running answer brought between two flushes. Gone when the run has ended.</summary>
internal sealed class RunChunkRow
{
    public Guid RunId { get; set; }

    /// <summary>Of the first entry of the log in it.</summary>
    public long Sequence { get; set; }

    public int Epoch { get; set; }

    public string Text { get; set; } = "";

    public string Reasoning { get; set; } = "";

    public byte[] Marks { get; set; } = [];
}

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>line_ups</c>.</summary>
internal sealed class LineUpRow
{
    public string Name { get; set; } = "";

    /// <summary>JSON of the columns.</summary>
    public string Columns { get; set; } = "";
}

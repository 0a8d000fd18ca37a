using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatStudio.Core.Conversations.Storage.Sqlite.Migrations;

/// <summary>
/// The full-text index. It holds no copy of the texts; triggers keep it true, whoever writes. Its documents are numbered in the
/// order they came, in a table of its own: the hidden row numbers of messages may change when the file is compacted.
/// </summary>
[DbContext(typeof(ChatStudioContext))]
[Migration("20261125133500_SearchMessages")]
internal sealed class SearchMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE search_documents (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL UNIQUE)");
        migrationBuilder.Sql("CREATE VIRTUAL TABLE message_search USING fts5(text, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')");
        migrationBuilder.Sql("INSERT INTO search_documents (message_id) SELECT id FROM messages ORDER BY at, position");
        migrationBuilder.Sql("INSERT INTO message_search (rowid, text) SELECT d.id, m.text FROM search_documents d JOIN messages m ON m.id = d.message_id");
        migrationBuilder.Sql("""
            CREATE TRIGGER message_search_insert AFTER INSERT ON messages BEGIN
                INSERT INTO search_documents (message_id) VALUES (new.id);
                INSERT INTO message_search (rowid, text) SELECT id, new.text FROM search_documents WHERE message_id = new.id;
            END
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER message_search_update AFTER UPDATE OF text ON messages WHEN old.text <> new.text BEGIN
                INSERT INTO message_search (message_search, rowid, text) SELECT 'delete', id, old.text FROM search_documents WHERE message_id = old.id;
                INSERT INTO message_search (rowid, text) SELECT id, new.text FROM search_documents WHERE message_id = new.id;
            END
            """);
        migrationBuilder.Sql("""
            CREATE TRIGGER message_search_delete AFTER DELETE ON messages BEGIN
                INSERT INTO message_search (message_search, rowid, text) SELECT 'delete', id, old.text FROM search_documents WHERE message_id = old.id;
                DELETE FROM search_documents WHERE message_id = old.id;
            END
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var trigger in new[] { "insert", "update", "delete" })
        {
            migrationBuilder.Sql($"DROP TRIGGER message_search_{trigger}");
        }

        migrationBuilder.Sql("DROP TABLE message_search");
        migrationBuilder.Sql("DROP TABLE search_documents");
    }
}

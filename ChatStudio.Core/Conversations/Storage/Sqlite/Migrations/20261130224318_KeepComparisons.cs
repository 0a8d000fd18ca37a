using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatStudio.Core.Conversations.Storage.Sqlite.Migrations;

/// <summary>Comparisons: conversations of a kind of their own, what they have beside their messages, and saved line-ups.</summary>
[DbContext(typeof(ChatStudioContext))]
[Migration("20261130224318_KeepComparisons")]
internal sealed class KeepComparisons : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "kind", table: "conversations", type: "TEXT", nullable: false, defaultValue: nameof(ConversationKind.Chat));

        migrationBuilder.CreateTable(
            name: "comparisons",
            columns: table => new
            {
                id = table.Column<Guid>(type: "TEXT", nullable: false),
                document = table.Column<string>(type: "TEXT", nullable: false),
                ballots = table.Column<string>(type: "TEXT", nullable: false),
                beginning = table.Column<string>(type: "TEXT", nullable: true),
                repeat = table.Column<string>(type: "TEXT", nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_comparisons", x => x.id);
                table.ForeignKey("FK_comparisons_conversations_id", column: x => x.id, principalTable: "conversations", principalColumn: "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "line_ups",
            columns: table => new
            {
                name = table.Column<string>(type: "TEXT", nullable: false),
                columns = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_line_ups", x => x.name));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "comparisons");
        migrationBuilder.DropTable(name: "line_ups");
        migrationBuilder.DropColumn(name: "kind", table: "conversations");
    }
}

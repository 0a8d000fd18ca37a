using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatStudio.Core.Conversations.Storage.Sqlite.Migrations;

/// <summary>The first version: conversations, messages, runs and what waits.</summary>
[DbContext(typeof(ChatStudioContext))]
[Migration("20261125122640_CreateConversations")]
internal sealed class CreateConversations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "conversations",
            columns: table => new
            {
                id = table.Column<Guid>(type: "TEXT", nullable: false),
                title = table.Column<string>(type: "TEXT", nullable: false),
                title_source = table.Column<string>(type: "TEXT", nullable: false),
                created_at = table.Column<long>(type: "INTEGER", nullable: false),
                updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                is_pinned = table.Column<bool>(type: "INTEGER", nullable: false),
                is_archived = table.Column<bool>(type: "INTEGER", nullable: false),
                deleted_at = table.Column<long>(type: "INTEGER", nullable: true),
                tags = table.Column<string>(type: "TEXT", nullable: false),
                models = table.Column<string>(type: "TEXT", nullable: false),
                preview = table.Column<string>(type: "TEXT", nullable: false),
                message_count = table.Column<int>(type: "INTEGER", nullable: false),
                branch_count = table.Column<int>(type: "INTEGER", nullable: false),
                shown_root_id = table.Column<Guid>(type: "TEXT", nullable: true),
                settings = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_conversations", x => x.id));

        migrationBuilder.CreateTable(
            name: "messages",
            columns: table => new
            {
                id = table.Column<Guid>(type: "TEXT", nullable: false),
                conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                role = table.Column<string>(type: "TEXT", nullable: false),
                at = table.Column<long>(type: "INTEGER", nullable: false),
                text = table.Column<string>(type: "TEXT", nullable: false),
                shown_child_id = table.Column<Guid>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_messages", x => x.id);
                table.ForeignKey("FK_messages_conversations_conversation_id", column: x => x.conversation_id, principalTable: "conversations", principalColumn: "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "queued_prompts",
            columns: table => new
            {
                id = table.Column<Guid>(type: "TEXT", nullable: false),
                conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                position = table.Column<int>(type: "INTEGER", nullable: false),
                request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                text = table.Column<string>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_queued_prompts", x => x.id);
                table.ForeignKey("FK_queued_prompts_conversations_conversation_id", column: x => x.conversation_id, principalTable: "conversations", principalColumn: "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "runs",
            columns: table => new
            {
                id = table.Column<Guid>(type: "TEXT", nullable: false),
                conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                request_id = table.Column<Guid>(type: "TEXT", nullable: true),
                epoch = table.Column<int>(type: "INTEGER", nullable: false),
                status = table.Column<string>(type: "TEXT", nullable: false),
                tail = table.Column<long>(type: "INTEGER", nullable: false),
                continued_from_id = table.Column<Guid>(type: "TEXT", nullable: true),
                started_at = table.Column<long>(type: "INTEGER", nullable: false),
                took_milliseconds = table.Column<long>(type: "INTEGER", nullable: true),
                model_key = table.Column<string>(type: "TEXT", nullable: false),
                model = table.Column<string>(type: "TEXT", nullable: false),
                finish_reason = table.Column<string>(type: "TEXT", nullable: true),
                reason = table.Column<string>(type: "TEXT", nullable: true),
                failure = table.Column<string>(type: "TEXT", nullable: true),
                prompt_tokens = table.Column<double>(type: "REAL", nullable: false),
                input_tokens = table.Column<long>(type: "INTEGER", nullable: true),
                output_tokens = table.Column<long>(type: "INTEGER", nullable: true),
                cached_input_tokens = table.Column<long>(type: "INTEGER", nullable: true),
                reasoning_tokens = table.Column<long>(type: "INTEGER", nullable: true),
                cost = table.Column<decimal>(type: "TEXT", nullable: true),
                text_length = table.Column<int>(type: "INTEGER", nullable: false),
                reasoning = table.Column<string>(type: "TEXT", nullable: false),
                marks = table.Column<byte[]>(type: "BLOB", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_runs", x => x.id);
                table.ForeignKey("FK_runs_conversations_conversation_id", column: x => x.conversation_id, principalTable: "conversations", principalColumn: "id", onDelete: ReferentialAction.Cascade);
                table.ForeignKey("FK_runs_messages_message_id", column: x => x.message_id, principalTable: "messages", principalColumn: "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "run_chunks",
            columns: table => new
            {
                run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                sequence = table.Column<long>(type: "INTEGER", nullable: false),
                epoch = table.Column<int>(type: "INTEGER", nullable: false),
                text = table.Column<string>(type: "TEXT", nullable: false),
                reasoning = table.Column<string>(type: "TEXT", nullable: false),
                marks = table.Column<byte[]>(type: "BLOB", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_run_chunks", x => new { x.run_id, x.sequence });
                table.ForeignKey("FK_run_chunks_runs_run_id", column: x => x.run_id, principalTable: "runs", principalColumn: "id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex("IX_conversations_updated_at", table: "conversations", column: "updated_at");
        migrationBuilder.CreateIndex("IX_messages_conversation_id_position", table: "messages", columns: ["conversation_id", "position"], unique: true);
        migrationBuilder.CreateIndex("IX_queued_prompts_conversation_id_position", table: "queued_prompts", columns: ["conversation_id", "position"]);
        migrationBuilder.CreateIndex("IX_queued_prompts_request_id", table: "queued_prompts", column: "request_id", unique: true);
        migrationBuilder.CreateIndex("IX_runs_conversation_id", table: "runs", column: "conversation_id");
        migrationBuilder.CreateIndex("IX_runs_message_id", table: "runs", column: "message_id");
        migrationBuilder.CreateIndex("IX_runs_request_id", table: "runs", column: "request_id", unique: true);
        migrationBuilder.CreateIndex("IX_runs_running", table: "runs", column: "message_id", unique: true, filter: "status = 'running'");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("queued_prompts");
        migrationBuilder.DropTable("run_chunks");
        migrationBuilder.DropTable("runs");
        migrationBuilder.DropTable("messages");
        migrationBuilder.DropTable("conversations");
    }
}

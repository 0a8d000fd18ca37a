using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// The model. It holds nothing of SQLite, so that another provider of EF Core can serve it: times are 64-bit UTC ticks (which
/// every database can sort), lists and models JSON text, names in snake case. What only one database has, such as a full-text
/// index, belongs into a migration that asks for the provider.
/// </summary>
internal sealed partial class ChatStudioContext(DbContextOptions<ChatStudioContext> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<RunChunkRow> Chunks => Set<RunChunkRow>();

    public DbSet<QueuedPromptRow> QueuedPrompts => Set<QueuedPromptRow>();

    public DbSet<ComparisonRow> Comparisons => Set<ComparisonRow>();

    public DbSet<LineUpRow> LineUps => Set<LineUpRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(conversation =>
        {
            conversation.ToTable("conversations");
            conversation.Property(row => row.Kind).HasConversion<string>();
            conversation.Property(row => row.TitleSource).HasConversion<string>();
            conversation.Property(row => row.Tags).HasConversion(Json<string[]>(), Same<string[]>());
            conversation.Property(row => row.Models).HasConversion(Json<ModelMark[]>(), Same<ModelMark[]>());
            conversation.HasIndex(row => row.UpdatedAt);
        });
        modelBuilder.Entity<MessageRow>(message =>
        {
            message.ToTable("messages");
            message.Property(row => row.Role).HasConversion<string>();
            message.HasIndex(row => new { row.ConversationId, row.Position }).IsUnique();
            message.HasOne<ConversationRow>().WithMany().HasForeignKey(row => row.ConversationId);
        });
        modelBuilder.Entity<RunRow>(run =>
        {
            run.ToTable("runs");
            run.HasIndex(row => row.RequestId).IsUnique();
            run.HasIndex(row => row.ConversationId);
            // One running answer for each message.
            run.HasIndex(row => row.MessageId, "IX_runs_running").IsUnique().HasFilter($"status = '{RunRow.Running}'");
            run.HasIndex(row => row.MessageId, "IX_runs_message_id");
            run.HasOne<ConversationRow>().WithMany().HasForeignKey(row => row.ConversationId);
            run.HasOne<MessageRow>().WithMany().HasForeignKey(row => row.MessageId);
        });
        modelBuilder.Entity<RunChunkRow>(chunk =>
        {
            chunk.ToTable("run_chunks");
            chunk.HasKey(row => new { row.RunId, row.Sequence });
            chunk.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId);
        });
        modelBuilder.Entity<QueuedPromptRow>(prompt =>
        {
            prompt.ToTable("queued_prompts");
            prompt.HasIndex(row => row.RequestId).IsUnique();
            prompt.HasIndex(row => new { row.ConversationId, row.Position });
            prompt.HasOne<ConversationRow>().WithMany().HasForeignKey(row => row.ConversationId);
        });
        modelBuilder.Entity<ComparisonRow>(comparison =>
        {
            comparison.ToTable("comparisons");
            comparison.HasOne<ConversationRow>().WithOne().HasForeignKey<ComparisonRow>(row => row.Id);
        });
        modelBuilder.Entity<LineUpRow>(lineUp =>
        {
            lineUp.ToTable("line_ups");
            lineUp.HasKey(row => row.Name);
        });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(WordStart().Replace(property.Name, "_$0").ToLowerInvariant());
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();

    private static ValueConverter<T, string> Json<T>()
        => new(value => JsonSerializer.Serialize(value, StorageJson.Options), text => JsonSerializer.Deserialize<T>(text, StorageJson.Options)!);

    // Rows replace their lists and never change one.
    private static ValueComparer<T> Same<T>() where T : class
        => new((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value);

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new(ticks, TimeSpan.Zero));
}

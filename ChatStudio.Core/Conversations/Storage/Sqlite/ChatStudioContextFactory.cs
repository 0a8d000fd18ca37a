using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// For the tool that writes migrations: <c>dotnet ef migrations add Name --project ChatStudio.Core --output-dir
/// Conversations/Storage/Sqlite/Migrations</c>, with a reference to Microsoft.EntityFrameworkCore.Design for as long as it runs.
/// </summary>
internal sealed class ChatStudioContextFactory : IDesignTimeDbContextFactory<ChatStudioContext>
{
    public ChatStudioContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<ChatStudioContext>().UseSqlite("Data Source=design.db").Options);
}

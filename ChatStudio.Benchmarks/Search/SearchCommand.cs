using System.Diagnostics;
using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Search;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatStudio.Benchmarks.Search;

/// <summary>
/// <c>search</c>: finding words in many conversations and opening a long one, on a real database made for it:
/// <c>--conversations 10000 --messages 10 --runs 50 --long 1000</c>; <c>--folder</c> keeps the database for the next time.
/// </summary>
internal static class SearchCommand
{
    public const string Name = "search";

    private static readonly string[] Parameters = ["$words", "$before", "$among", "$part0"];

    public static async Task RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder().AddCommandLine(args).Build();
        var runs = Number(options["runs"] ?? "50");
        var folder = options["folder"] is { } kept ? Directory.CreateDirectory(kept) : Directory.CreateTempSubdirectory("chatstudio-search-");
        try
        {
            var storage = new SqliteStorageOptions(folder.FullName);
            if (!File.Exists(storage.Path))
            {
                await FillAsync(storage, Number(options["conversations"] ?? "10000"), Number(options["messages"] ?? "10"), Number(options["long"] ?? "1000"));
            }

            Console.WriteLine("| what | hits | p50 | p95 | max |\n|---|--:|--:|--:|--:|");
            await SearchAsync(storage, runs);
            await OpenLongAsync(storage, Math.Max(1, runs / 5));
            ShowPlans(storage);
        }
        finally
        {
            if (options["folder"] is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task FillAsync(SqliteStorageOptions storage, int conversations, int messages, int longOne)
    {
        var clock = Stopwatch.StartNew();
        var history = new GeneratedHistory();
        await using var store = new SqliteConversationStore(storage, TimeProvider.System);
        await store.OpenAsync(CancellationToken.None);
        for (var age = conversations - 1; age >= 0; age--)
        {
            await store.ImportAsync(history.Conversation(age, age == 0 ? longOne : messages), CancellationToken.None);
        }

        Console.WriteLine($"{conversations} conversations made in {clock.Elapsed.TotalSeconds:0} s\n");
    }

    private static async Task SearchAsync(SqliteStorageOptions storage, int runs)
    {
        using var host = await StartAsync(storage);
        var conversations = host.Services.GetRequiredService<ConversationService>();
        var latest = conversations.Summaries[0].UpdatedAt;
        var common = new ConversationQuery(GeneratedHistory.CommonWord);
        (string What, ConversationQuery Query)[] queries =
        [
            ("rare word", new(GeneratedHistory.RareWord)),
            ("common word", common),
            ("two words", new($"{GeneratedHistory.CommonWord} {GeneratedHistory.RareWord}")),
            ("two common words", new("tokens server")),
            ("three letters, as typed", new("str")),
            ("one letter", new("s")),
            ("words of a phrase", new(GeneratedHistory.Phrase)),
            ("Chinese word", new(GeneratedHistory.ChineseWord)),
            ("Chinese word that is nowhere", new("鲸鱼")),
            ("common word, one model", common with { ModelKey = GeneratedHistory.Models[0].Key }),
            ("common word, a tag", common with { Tag = GeneratedHistory.Tag }),
            ("common word, a week", common with { From = latest.AddDays(-7) }),
            ("common word, before last year", common with { Before = latest.AddDays(-365) }),
            ("rare word, all filters", new(GeneratedHistory.RareWord) { ModelKey = GeneratedHistory.Models[0].Key, Tag = GeneratedHistory.Tag, From = latest.AddDays(-365) }),
            ("word that is nowhere", new("quixotically")),
        ];
        foreach (var (what, query) in queries)
        {
            var hits = (await conversations.SearchAsync(query)).Count;
            await PrintAsync(what, hits, runs, () => conversations.SearchAsync(query));
        }

        await host.StopAsync();
    }

    // A conversation that was read stays in memory while it is open: each time the app starts anew.
    private static async Task OpenLongAsync(SqliteStorageOptions storage, int runs)
    {
        var times = new List<double>();
        var messages = 0;
        for (var i = 0; i < runs; i++)
        {
            using var host = await StartAsync(storage);
            var conversations = host.Services.GetRequiredService<ConversationService>();
            var id = conversations.Summaries[0].Id;
            var clock = Stopwatch.StartNew();
            var conversation = await conversations.OpenAsync(id);
            times.Add(clock.Elapsed.TotalMilliseconds);
            messages = conversation!.Path.Count;
            await host.StopAsync();
        }

        Print("opening a long conversation, its messages", messages, times);
    }

    private static void ShowPlans(SqliteStorageOptions storage)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = storage.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        (string What, string Sql)[] statements =
        [
            ("words", MessageIndex.Sql(isIndexed: true, isNarrow: false, 0)),
            ("words, filters", MessageIndex.Sql(isIndexed: true, isNarrow: true, 0)),
            ("Chinese words", MessageIndex.Sql(isIndexed: false, isNarrow: false, 1)),
        ];
        foreach (var (what, sql) in statements)
        {
            Console.WriteLine($"\nPlan, {what}:");
            using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var parameter in Parameters.Where(name => sql.Contains(name, StringComparison.Ordinal)))
            {
                command.Parameters.AddWithValue(parameter, "");
            }

            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                Console.WriteLine("  " + reader.GetString(3));
            }
        }
    }

    private static async Task<IHost> StartAsync(SqliteStorageOptions storage)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddProviders();
        builder.Services.AddConversationStorage(storage);
        builder.Services.AddGeneration();
        builder.Services.AddConversations();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task PrintAsync(string what, int hits, int runs, Func<Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var clock = Stopwatch.StartNew();
            await act();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Print(what, hits, times);
    }

    private static void Print(string what, int count, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count} | {At(0.5):0.0} ms | {At(0.95):0.0} ms | {milliseconds[^1]:0.0} ms |"));

        double At(double share) => milliseconds[(int)Math.Ceiling(share * milliseconds.Count) - 1];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Benchmarks.Search;

/// <summary>Conversations as years of use leave them, the same ones always. Some words are everywhere, most are rare.</summary>
internal sealed class GeneratedHistory
{
    public const string RareWord = "zanzibar";
    public const string CommonWord = "stream";
    public const string Phrase = "stream of tokens";
    public const string ChineseWord = "数据库";
    public const string Tag = "work";

    // One message in a thousand holds each of the rare things.
    private const int Rarity = 1_000;

    private static readonly DateTimeOffset End = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Frequent =
    [
        "the", "a", "of", "tokens", CommonWord, "is", "and", "to", "in", "that", "for", "with", "as", "it", "on", "server", "page", "when", "which", "from",
    ];

    private static readonly string[] Syllables =
    [
        "ba", "ren", "to", "mi", "sta", "lor", "ke", "vin", "du", "pra", "sol", "ne", "gar", "ti", "os", "fel", "con", "re", "pro", "ma", "li", "tra", "ver", "in",
    ];

    private readonly Random _random = new(20_261_201);
    private readonly string[] _vocabulary;

    public GeneratedHistory() => _vocabulary = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Any(Syllables))))];

    public static IReadOnlyList<ModelInfo> Models { get; } = [.. Enumerable.Range(1, 5).Select(i => new ModelInfo($"test/model-{i}", $"model-{i}", "test", "Test") { Slot = i })];

    /// <param name="age">0 for the latest conversation.</param>
    public ConversationRecord Conversation(int age, int messages)
    {
        var model = Any(Models);
        var end = End.AddHours(-age);
        var list = new List<MessageRecord>(messages);
        for (var i = 0; i < messages; i++)
        {
            var (isAnswer, at) = (i % 2 == 1, end.AddMinutes(i - messages));
            var text = Text(isAnswer ? _random.Next(40, 160) : _random.Next(5, 25));
            list.Add(new()
            {
                Id = MessageId.New(TimeProvider.System),
                ParentId = list is [.., var before] ? before.Id : null,
                Role = isAnswer ? MessageRole.Assistant : MessageRole.User,
                At = at,
                Text = text,
                Runs = isAnswer ? [Run(model, text, at)] : [],
            });
        }

        for (var i = 0; i + 1 < messages; i++)
        {
            list[i] = list[i] with { ShownChild = list[i + 1].Id };
        }

        return new(
            new()
            {
                Id = ConversationId.New(TimeProvider.System),
                Title = Text(5),
                CreatedAt = list[0].At,
                UpdatedAt = list[^1].At,
                Tags = age % 7 == 0 ? [Tag] : [],
                Models = [ModelMark.Of(model)],
                Preview = ConversationTitle.Preview(list[0].Text),
                MessageCount = messages,
                BranchCount = 1,
            },
            new(model),
            list[0].Id,
            list,
            []);
    }

    // One piece for each word, as a wire brings them.
    private static RunRecord Run(ModelInfo model, string text, DateTimeOffset at)
    {
        var pieces = text.Split(' ').Select((word, i) => (RunEvent)new RunEvent.TextDelta(i == 0 ? word : " " + word));
        var finished = new RunEvent.Finished(RunState.Completed, "stop", null);
        return new()
        {
            Id = RunId.New(TimeProvider.System),
            Model = model,
            StartedAt = at,
            State = RunState.Completed,
            Text = text,
            Marks = RunLogWriter.Write([new RunEvent.RequestSent(1), new RunEvent.HeadersReceived("id"), .. pieces, finished]).Marks,
            Took = TimeSpan.FromSeconds(4),
        };
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _random.Next(2) == 0 ? Any(Frequent) : Any(_vocabulary)).Append(_random.Next(Rarity) switch
    {
        0 => RareWord,
        1 => Phrase,
        2 => $"关于{ChineseWord}的问题",
        _ => Any(_vocabulary),
    }));

    private T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
}

using System.Globalization;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>
/// Writes the answer of a simulated model: Markdown from our own passages, chosen by seed and by what the prompt asks for.
/// The same conversation and seed give the same answer.
/// </summary>
internal static class AnswerComposer
{
    private static readonly string[] BodyKinds = ["prose", "list", "code", "table", "math", "quote", "links", "tasks", "world", "code", "prose", "code"];

    public static ComposedAnswer Compose(IReadOnlyList<SpokenTurn> conversation, string model, ulong seed, ToolOffer? tools = null)
    {
        var random = new Random(unchecked((int)(seed ^ (seed >> 32))));
        var prompt = conversation.LastOrDefault(turn => turn.IsUser)?.Text ?? "";
        var reading = PromptReading.Of(prompt);
        var places = new Places(model, reading, conversation);
        var reasoning = places.Fill(Pick("reasoning", random));
        if (ToolReply.Calls(conversation, tools ?? ToolOffer.None, random) is { Count: > 0 } calls)
        {
            return new(reasoning, "") { Calls = calls };
        }

        var text = ToolReply.TryCompose(conversation) ?? TitleReply.TryCompose(prompt, random) ?? DirectReply.TryCompose(conversation, random) ?? Compose(prompt, reading, places, random);
        return new(reasoning, text);
    }

    private static string Compose(string prompt, PromptReading reading, Places places, Random random)
    {
        if (DirectReply.IsGreeting(prompt))
        {
            return places.Fill(Pick("greeting", random));
        }

        if (reading.WantsShort && reading.WantedTokens is null)
        {
            var answer = new List<Passage> { Pick("short", random) };
            answer.AddRange(Requested(reading, random).Take(1));
            return Join(answer, places);
        }

        return Page(reading, places, random);
    }

    private static string Page(PromptReading reading, Places places, Random random)
    {
        var target = reading.WantedTokens ?? (reading.WantsLong ? random.Next(1200, 1501) : random.Next(400, 1201));
        var passages = new List<Passage> { Pick(places.Earlier is null ? "opening" : "followup", random) };
        var closing = Pick("closing", random);
        var tokens = TextTokenizer.Count(passages[0].Template) + TextTokenizer.Count(closing.Template);
        foreach (var passage in Requested(reading, random).Concat(Body(random)))
        {
            if (reading.WantedTokens is null && passages.Contains(passage))
            {
                continue;
            }

            var size = TextTokenizer.Count(passage.Template);
            if (tokens + size / 2 > target && passages.Count > 1)
            {
                break;
            }

            passages.Add(passage);
            tokens += size;
        }

        passages.Add(closing);
        return Join(passages, places);
    }

    /// <summary>The passages the prompt asks for by name; they come first.</summary>
    private static IEnumerable<Passage> Requested(PromptReading reading, Random random)
    {
        if (reading.WantsTable)
        {
            yield return Pick("table", random);
        }

        var code = PassageLibrary.OfKind("code");
        foreach (var passage in code.Where(passage => reading.CodeLanguages.Contains(passage.Tag)))
        {
            yield return passage;
        }

        if (reading.WantsMath)
        {
            yield return Pick("math", random);
        }

        if (reading.WantsList)
        {
            yield return Pick("list", random);
        }

        if (reading.WantsCode)
        {
            foreach (var passage in Shuffled(code, random).Where(passage => !reading.CodeLanguages.Contains(passage.Tag)).Take(3 - Math.Min(2, reading.CodeLanguages.Count)))
            {
                yield return passage;
            }
        }
    }

    /// <summary>All passages in rounds of mixed kinds, again and again: very long answers repeat themselves.</summary>
    private static IEnumerable<Passage> Body(Random random)
    {
        while (true)
        {
            var left = BodyKinds.Distinct().ToDictionary(kind => kind, kind => new Queue<Passage>(Shuffled(PassageLibrary.OfKind(kind), random)), StringComparer.Ordinal);
            while (left.Values.Any(queue => queue.Count > 0))
            {
                foreach (var kind in Shuffled(BodyKinds, random))
                {
                    if (left[kind].TryDequeue(out var passage))
                    {
                        yield return passage;
                    }
                }
            }
        }
    }

    private static string Join(IEnumerable<Passage> passages, Places places) => string.Join("\n\n", passages.Select(places.Fill));

    private static Passage Pick(string kind, Random random)
    {
        var passages = PassageLibrary.OfKind(kind);
        return passages[random.Next(passages.Count)];
    }

    private static T[] Shuffled<T>(IReadOnlyList<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>The words that go into the places of a passage.</summary>
    private sealed class Places(string model, PromptReading reading, IReadOnlyList<SpokenTurn> conversation)
    {
        public string? Earlier { get; } = conversation.Where(turn => turn.IsUser).SkipLast(1).LastOrDefault() is { } before && conversation.Any(turn => turn.IsAssistant)
            ? PromptReading.Of(before.Text).Topic
            : null;

        public string Fill(Passage passage) => passage.Template
            .Replace("{topic}", reading.Topic, StringComparison.Ordinal)
            .Replace("{Topic}", char.ToUpperInvariant(reading.Topic[0]) + reading.Topic[1..], StringComparison.Ordinal)
            .Replace("{word}", reading.Topic.ToLowerInvariant(), StringComparison.Ordinal)
            .Replace("{other}", reading.Other, StringComparison.Ordinal)
            .Replace("{earlier}", Earlier ?? "", StringComparison.Ordinal)
            .Replace("{turn}", conversation.Count(turn => turn.IsUser).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{model}", model, StringComparison.Ordinal);
    }
}

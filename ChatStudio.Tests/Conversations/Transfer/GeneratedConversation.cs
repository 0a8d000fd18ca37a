using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>A conversation with branches, hostile text and every kind of answer, the same for the same seed.</summary>
internal static class GeneratedConversation
{
    private static readonly DateTimeOffset Start = new(2025, 5, 4, 10, 30, 0, TimeSpan.Zero);

    public static ConversationRecord Draw(int seed, int most = 14)
    {
        var random = new Random(seed);
        var messages = new List<MessageRecord>();
        for (var i = random.Next(1, most); i > 0; i--)
        {
            // Prompts follow answers or begin the conversation anew; answers follow prompts.
            var prompts = messages.Where(message => message.Role == MessageRole.User).ToList();
            var answers = messages.Where(message => message.Role == MessageRole.Assistant).ToList();
            var isAnswer = prompts.Count > 0 && random.Next(2) == 0;
            var parent = isAnswer ? prompts[random.Next(prompts.Count)].Id : answers.Count > 0 && random.Next(6) > 0 ? answers[random.Next(answers.Count)].Id : (MessageId?)null;
            messages.Add(Message(random, parent, isAnswer, Start.AddMinutes(messages.Count)));
        }

        for (var i = 0; i < messages.Count; i++)
        {
            var children = messages.Where(message => message.ParentId == messages[i].Id).ToList();
            messages[i] = messages[i] with { ShownChild = children.Count > 0 ? children[random.Next(children.Count)].Id : null };
        }

        var roots = messages.Where(message => message.ParentId is null).ToList();
        var root = roots[random.Next(roots.Count)];
        return new(
            new()
            {
                Id = ConversationId.New(TimeProvider.System),
                Title = "Title " + seed + " <b>&\" 数据 🌊",
                TitleSource = (TitleSource)random.Next(3),
                CreatedAt = Start,
                UpdatedAt = Start.AddHours(2),
                IsPinned = random.Next(2) == 0,
                IsArchived = random.Next(2) == 0,
                Tags = ["work", "a b", "数据"],
                Models = [ModelMark.Of(FakeModelCatalog.Model)],
                Preview = "What is a token?",
                MessageCount = messages.Count,
                BranchCount = messages.Count(message => message.ShownChild is null),
            },
            new(FakeModelCatalog.Model) { SystemPrompt = random.Next(2) == 0 ? HostileText.Draw(random) : null, Parameters = new() { Temperature = 0.3f, TopP = 0.9f, MaxOutputTokens = 100, Seed = 7, StopSequences = ["\n\n", "停"] } },
            root.Id,
            messages,
            []);
    }

    private static MessageRecord Message(Random random, MessageId? parent, bool isAnswer, DateTimeOffset at)
    {
        var text = HostileText.Draw(random);
        return new()
        {
            Id = MessageId.New(TimeProvider.System),
            ParentId = parent,
            Role = isAnswer ? MessageRole.Assistant : MessageRole.User,
            At = at,
            Text = text,
            Runs = isAnswer ? [Run(random, text, at)] : [],
        };
    }

    private static RunRecord Run(Random random, string text, DateTimeOffset at)
    {
        var state = (RunState)random.Next((int)RunState.Completed, (int)RunState.Failed + 1);
        var reasoning = random.Next(2) == 0 ? HostileText.Draw(random) : "";
        var failure = state is RunState.Interrupted or RunState.Failed
            ? new RunFailure(ProviderErrorKind.ServerError, HostileText.Draw(random), "detail", 502, TimeSpan.FromSeconds(3), "req-1", TimeLimit.Idle, 2) { WasAccepted = true } : null;
        return new()
        {
            Id = RunId.New(TimeProvider.System),
            Model = random.Next(2) == 0 ? FakeModelCatalog.Model : FakeModelCatalog.OtherModel with { IsSimulated = true, Slot = 4 },
            StartedAt = at,
            State = state,
            Text = text,
            Reasoning = reasoning,
            Marks = Marks(random, text, reasoning, new(state, "stop", failure)),
            PromptTokens = 12.5,
            Usage = random.Next(2) == 0 ? new(9, 12, 3, 4) : null,
            Cost = random.Next(2) == 0 ? 0.000123m : null,
            FinishReason = "stop",
            Failure = failure,
            Took = TimeSpan.FromMilliseconds(random.Next(1, 60_000)),
        };
    }

    // As RunLogWriter writes them: kind, time since the one before, length.
    private static byte[] Marks(Random random, string text, string reasoning, RunEvent.Finished finished)
    {
        var marks = new List<byte>();
        Add(new RunEvent.RequestSent(1));
        Add(new RunEvent.HeadersReceived("id"));
        Pieces(RunLogFormat.Reasoning, reasoning.Length);
        Pieces(RunLogFormat.Text, text.Length);
        Add(finished);
        return [.. marks];

        void Pieces(byte kind, int length)
        {
            while (length > 0)
            {
                var piece = random.Next(1, Math.Min(length, 100) + 1);
                marks.AddRange([kind, 0xC0, 0x9A, 0x0C, (byte)piece]);
                length -= piece;
            }
        }

        void Add(RunEvent happened)
        {
            var (kind, payload) = RunLogFormat.Write(happened);
            marks.AddRange([kind, 2]);
            for (var left = payload.Length; ; left >>= 7)
            {
                if (left < 0x80)
                {
                    marks.Add((byte)left);
                    break;
                }

                marks.Add((byte)(left | 0x80));
            }

            marks.AddRange(payload);
        }
    }
}

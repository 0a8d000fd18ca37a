using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// The one door through which a conversation of a file comes in: another id for everything, one line for every title, a bound for every
/// number, a tree that is one. Of what it was sent with only the system prompt and the sampling come along; who is asked next is one of
/// the models that are set up here.
/// </summary>
internal sealed class ConversationRenewal(ImportLimits limits, IModelCatalog catalog, TimeProvider time, ImportNotes notes)
{
    private readonly RunRenewal _runs = new(limits, time, notes);

    /// <exception cref="UnusableConversationException">There is nothing in it that could be taken.</exception>
    public ConversationRecord Renew(ConversationRecord conversation)
    {
        if (conversation.Messages.Count > limits.Messages)
        {
            throw new UnusableConversationException($"It has {conversation.Messages.Count} messages; the limit is {limits.Messages}.");
        }

        var messages = MessageOrder.ParentsFirst(conversation.Messages);
        if (messages.Count == 0)
        {
            throw new UnusableConversationException("There is no message in it.");
        }

        notes.Add("messages belong to no branch and were left out", conversation.Messages.Count - messages.Count);
        notes.Add("waiting prompts were left out", conversation.Queue.Count);
        var ids = messages.ToDictionary(message => message.Id, _ => MessageId.New(time));
        var shown = MessageOrder.Shown(messages);
        var renewed = messages.Select(message => Renew(message, ids, shown)).ToList();
        var roots = messages.Where(message => message.ParentId is null).Select(message => message.Id).ToList();
        var root = conversation.ShownRoot is { } wanted && roots.Contains(wanted) ? wanted : roots[^1];
        return new(Summary(conversation, renewed), Settings(conversation.Settings), ids[root], renewed, []);
    }

    private MessageRecord Renew(MessageRecord message, Dictionary<MessageId, MessageId> ids, Dictionary<MessageId, MessageId> shown)
    {
        var at = Clamp(message.At);
        var runs = message.Role == MessageRole.User ? [] : Runs(message, at);
        return new()
        {
            Id = ids[message.Id],
            ParentId = message.ParentId is { } parent ? ids[parent] : null,
            Role = message.Role,
            At = at,
            Text = runs is [.., var last] ? last.Text : _runs.Cut(message.Text),
            ShownChild = shown.TryGetValue(message.Id, out var child) ? ids[child] : null,
            Runs = runs,
        };
    }

    // The last one holds the whole text; one before it is the beginning of that, or is none of ours.
    private List<RunRecord> Runs(MessageRecord message, DateTimeOffset at)
    {
        if (message.Runs.Any(run => run is null))
        {
            throw new UnusableConversationException("It is damaged: an answer is missing.");
        }

        var last = message.Runs is [.., var found] ? found : new() { Id = default, Model = new("", "", "", ""), StartedAt = at, State = RunState.Completed, Text = message.Text };
        var runs = new List<RunRecord>();
        var earliest = DateTimeOffset.MinValue;
        foreach (var run in message.Runs.SkipLast(1).Where(run => last.Text.StartsWith(run.Text, StringComparison.Ordinal)).Append(last))
        {
            var startedAt = Clamp(run.StartedAt);
            earliest = startedAt > earliest ? startedAt : earliest.AddTicks(1);
            runs.Add(_runs.Renew(run, earliest));
        }

        return runs;
    }

    private ConversationSummary Summary(ConversationRecord conversation, List<MessageRecord> messages)
    {
        var summary = conversation.Summary;
        var prompt = messages.FirstOrDefault(message => message.Role == MessageRole.User)?.Text ?? messages[0].Text;
        var title = ConversationTitle.Clean(summary.Title);
        var parents = messages.Select(message => message.ParentId).OfType<MessageId>().ToHashSet();
        var createdAt = Clamp(summary.CreatedAt);
        return new()
        {
            Id = ConversationId.New(time),
            Title = title.Length > 0 ? title : ConversationTitle.From(prompt) is { Length: > 0 } words ? words : "Imported chat",
            TitleSource = title.Length > 0 && Enum.IsDefined(summary.TitleSource) ? summary.TitleSource : TitleSource.Prompt,
            CreatedAt = createdAt,
            UpdatedAt = Clamp(summary.UpdatedAt) is var updated && updated < createdAt ? createdAt : updated,
            IsPinned = summary.IsPinned,
            IsArchived = summary.IsArchived,
            Tags = ConversationTags.Clean(summary.Tags.Where(tag => tag is not null)),
            Models = [.. summary.Models.Where(mark => mark is not null).Take(3).Select(ModelRenewal.Clean)],
            Preview = ConversationTitle.Preview(summary.Preview),
            MessageCount = messages.Count,
            BranchCount = messages.Count - parents.Count,
        };
    }

    private ConversationSettings Settings(ConversationSettings settings)
    {
        var prompt = string.IsNullOrWhiteSpace(settings.SystemPrompt) ? null : _runs.Cut(settings.SystemPrompt, ConversationSettings.MaxSystemPromptLength);
        notes.Add("conversations bring a system prompt of their own; look at it before you go on with them", prompt is null ? 0 : 1);
        return new(Model(settings.Model))
        {
            SystemPrompt = prompt,
            Parameters = settings.Parameters is { } parameters ? parameters with
            {
                Temperature = parameters.Temperature is { } temperature && float.IsFinite(temperature) ? Math.Clamp(temperature, 0, 2) : null,
                TopP = parameters.TopP is { } topP && float.IsFinite(topP) ? Math.Clamp(topP, 0, 1) : null,
                MaxOutputTokens = parameters.MaxOutputTokens is > 0 and var most ? most : null,
                StopSequences = parameters.StopSequences is { } stops
                    ? [.. stops.Where(stop => stop is { Length: > 0 and <= ChatParameters.MaxStopLength }).Take(ChatParameters.MaxStopSequences)] : null,
            }
            : null,
        };
    }

    // Only among those that are set up: a file must not choose where prompts go by a name alone.
    private ModelInfo Model(ModelInfo wanted)
        => catalog.AllModels.FirstOrDefault(model => model.Key == wanted.Key) ?? catalog.AllModels.FirstOrDefault(model => model.ModelId == wanted.ModelId) ?? catalog.Default;

    private DateTimeOffset Clamp(DateTimeOffset at)
    {
        var now = time.GetUtcNow();
        return at < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : at > now ? now : at.ToUniversalTime();
    }
}

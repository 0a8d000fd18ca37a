using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations.Titles;

/// <summary>
/// Asks a model for the title of a conversation once its first answer has completed, once and in the background. Nobody waits for
/// it: it is no run, has no place in the metrics, gives way to a prompt, and where it fails the prompt's first words stay.
/// </summary>
public sealed partial class TitleWriter(
    ConversationService conversations, IModelCatalog catalog, PreferenceStore preferences, TimeProvider time, ILogger<TitleWriter> logger) : IHostedService
{
    /// <summary>From asking to the title.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Titles that are asked for at the same time; a conversation that comes then keeps its first words.</summary>
    public const int MaxAtOnce = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, (CancellationTokenSource Stop, Task Task)> _asking = [];
    private bool _isClosed;

    /// <summary>Titles that are being asked for.</summary>
    internal int Asking
    {
        get
        {
            lock (_gate)
            {
                return _asking.Count;
            }
        }
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken)
    {
        conversations.Answered += Begin;
        conversations.Changed += Look;
        return Task.CompletedTask;
    }

    /// <summary>Gives all up at once: titles are not worth a wait.</summary>
    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        conversations.Answered -= Begin;
        conversations.Changed -= Look;
        Task[] tasks;
        lock (_gate)
        {
            _isClosed = true;
            tasks = [.. _asking.Values.Select(request => request.Task)];
            StopWhere(_ => true);
        }

        await Task.WhenAll(tasks).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static bool IsWanted(ConversationSummary? summary) => summary is { IsTemporary: false, TitleSource: TitleSource.Prompt };

    private void Begin(Conversation conversation, ConversationMessage answer)
    {
        var wish = preferences.Titles;
        if (wish.Choice == TitleChoice.FirstWords || !IsWanted(conversations.Find(conversation.Id)))
        {
            return;
        }

        lock (_gate)
        {
            if (_isClosed || _asking.Count >= MaxAtOnce || _asking.ContainsKey(conversation.Id))
            {
                return;
            }

            // It must keep no circuit, culture or activity alive.
            using (ExecutionContext.SuppressFlow())
            {
                var stop = new CancellationTokenSource();
                _asking.Add(conversation.Id, (stop, Task.Run(() => AskAsync(conversation, answer, wish, stop.Token), CancellationToken.None)));
            }
        }
    }

    // Deleted, or named by a person meanwhile.
    private void Look()
    {
        lock (_gate)
        {
            StopWhere(id => !IsWanted(conversations.Find(id)));
        }
    }

    private void StopWhere(Func<ConversationId, bool> condition)
    {
        foreach (var (id, request) in _asking)
        {
            if (condition(id))
            {
                _ = request.Stop.CancelAsync();
            }
        }
    }

    private void Ended(ConversationId id)
    {
        lock (_gate)
        {
            if (_asking.Remove(id, out var request))
            {
                request.Stop.Dispose();
            }
        }
    }

    private async Task AskAsync(Conversation conversation, ConversationMessage answer, TitlePreference wish, CancellationToken stop)
    {
        var id = conversation.Id;
        try
        {
            var prompt = conversation.Path.FirstOrDefault(message => message.Id == answer.ParentId)?.Prompt ?? conversation.Summary.Preview;
            var model = wish.ModelKey is { } key ? catalog.Find(key) : answer.Model;
            if (model is null)
            {
                LogNoModel(logger, id);
                return;
            }

            using var limit = new CancellationTokenSource(Limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
            var response = await catalog.GetChatClient(model).GetResponseAsync([TitleRequest.Message(prompt, answer.Text)], TitleRequest.Options(), either.Token).ConfigureAwait(false);
            if (TitleText.Read(response.Text) is { } title)
            {
                await conversations.RenameAsync(id, title, TitleSource.Model).ConfigureAwait(false);
            }
            else
            {
                LogNoTitle(logger, id, model.Key);
            }
        }
        catch (OperationCanceledException)
        {
            LogGivenUp(logger, id);
        }
        catch (ProviderException problem)
        {
            // Its kind and no more: words of a provider may quote what it was sent.
            LogFailed(logger, id, problem.Kind);
        }
        catch (StorageException problem)
        {
            LogNotSaved(logger, id, problem);
        }
        catch (Exception problem)
        {
            LogBroken(logger, id, problem);
        }
        finally
        {
            Ended(id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {ConversationId}: the model for titles is not there, the first words stay")]
    private static partial void LogNoModel(ILogger logger, ConversationId conversationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {ConversationId}: {Model} gave no title, the first words stay")]
    private static partial void LogNoTitle(ILogger logger, ConversationId conversationId, string model);

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {ConversationId}: the request for a title was given up, the first words stay")]
    private static partial void LogGivenUp(ILogger logger, ConversationId conversationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {ConversationId}: the request for a title failed ({Kind}), the first words stay")]
    private static partial void LogFailed(ILogger logger, ConversationId conversationId, ProviderErrorKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {ConversationId}: its title could not be saved")]
    private static partial void LogNotSaved(ILogger logger, ConversationId conversationId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId}: asking for a title went wrong")]
    private static partial void LogBroken(ILogger logger, ConversationId conversationId, Exception exception);
}

using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Conversations.Branches;
using ChatStudio.Web.Features.Metrics;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations.Details;

/// <summary>Follows one conversation for as long as it is rendered; another one is another instance.</summary>
public sealed partial class ConversationDetails(ConversationService conversations, ConversationActions actions)
{
    private readonly CancellationTokenSource _gone = new();
    private readonly ConversationNumbers _numbers = new();
    private Conversation? _conversation;
    private BranchMap? _map;
    private BranchTurn? _turn;
    private MessageId? _given;
    private MessageId? _picked;
    private MessageId? _at;
    private bool _isUnfolded;
    private string? _problem;
    private ConversationTotals _totals = new([]);
    private IReadOnlyList<ConversationMessage> _path = [];
    private IReadOnlyList<ModelInfo> _models = [];
    private IReadOnlyList<(ConversationMessage Message, MetricsSnapshot Numbers)> _answers = [];

    [Parameter, EditorRequired]
    public required ConversationSummary Summary { get; set; }

    /// <summary>The message to look at first; null for the last one of the chat.</summary>
    [Parameter]
    public MessageId? At { get; set; }

    /// <summary>What was looked for, to be marked in what is shown.</summary>
    [Parameter]
    public IReadOnlyList<string> Words { get; set; } = [];

    /// <summary>Where the conversation opens.</summary>
    [Parameter, EditorRequired]
    public required string Href { get; set; }

    private ConversationActions Actions => actions;

    // Its messages stand for columns and no branches: it is read by another service.
    private bool IsComparison => Summary.Kind == ConversationKind.Comparison;

    protected override async Task OnInitializedAsync()
    {
        if (IsComparison)
        {
            return;
        }

        try
        {
            _conversation = await conversations.OpenAsync(Summary.Id, _gone.Token);
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Try again in a moment.";
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // Another one is looked at by now.
        }

        if (_conversation is { } open && !_gone.IsCancellationRequested)
        {
            Listen(handler => open.Changed += handler, handler => open.Changed -= handler, Refresh);
            Read(open);
        }
    }

    protected override void OnParametersSet()
    {
        if (_given != At)
        {
            (_given, _picked) = (At, At);
            if (_conversation is { } open)
            {
                Read(open);
            }
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
    }

    private void Refresh()
    {
        Read(_conversation!);
        StateHasChanged();
    }

    private void Read(Conversation open)
    {
        var tree = open.ReadTree();
        var shown = open.Path;
        if (tree.Count == 0 || shown.Count == 0)
        {
            return;
        }

        _at = _picked is { } picked && open.PathThrough(picked) is { Count: > 0 } ? picked : shown[^1].Id;
        _path = open.PathThrough(_at.Value);
        _map = BranchMap.Of(tree, shown, _at, isFolding: !_isUnfolded);
        _turn = BranchTurn.Of(_path, _map, _at.Value);
        _totals = _numbers.Read(tree);
        _answers = [.. tree.Where(message => message.Run is not null).Zip(_totals.Answers, (message, answer) => (message, answer.Numbers))];
        _models = [.. _totals.Answers.Select(answer => answer.Run.Model).DistinctBy(model => model.Key)];
    }

    private void Select(MessageId message)
    {
        _picked = message;
        Read(_conversation!);
    }

    private void Unfold()
    {
        _isUnfolded = true;
        Read(_conversation!);
    }

    private Task ShowAsync() => actions.ShowBranchAsync(Summary.Id, _turn!.Message.Id);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Time.LocalTimeZone);
}

using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>What panel and sheet have in common: the numbers, without the bar above them.</summary>
public sealed partial class MetricsBody : RunView
{
    private readonly ConversationNumbers _conversation = new();
    private ConversationTotals _totals = new([]);
    private Conversation? _heard;

    [Parameter]
    public Conversation? Conversation { get; set; }

    [Parameter]
    public Run? Run { get; set; }

    [Parameter]
    public MetricsScope Scope { get; set; }

    protected override Run? Watched => Run;

    [Inject]
    private DefinitionTipsModule Tips { get; set; } = null!;

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        if (_heard == Conversation)
        {
            return;
        }

        Unlisten();
        _heard = Conversation;
        ReadTotals();
        if (_heard is { } heard)
        {
            Listen(refresh => heard.Changed += refresh, refresh => heard.Changed -= refresh, OnConversationChanged);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await Tips.AttachAsync(Root);
        }
    }

    protected override void Read()
    {
        base.Read();
        ReadTotals();
    }

    private void OnConversationChanged()
    {
        ReadTotals();
        StateHasChanged();
    }

    private void ReadTotals() => _totals = _conversation.Read(Conversation);
}

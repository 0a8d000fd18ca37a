using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>One conversation of the list: where it leads, whose marks it bears, and how to be rid of it.</summary>
public sealed partial class ConversationRow
{
    private ElementReference _keep;
    private ElementReference _delete;
    private bool _isAsking;
    private bool _isFocusDue;

    [Parameter, EditorRequired]
    public required ConversationSummary Conversation { get; set; }

    /// <summary>Its live run; a parameter, so that the row is drawn again when it begins and ends.</summary>
    [Parameter]
    public Run? Running { get; set; }

    [Parameter]
    public EventCallback<ConversationSummary> OnDelete { get; set; }

    private string When
    {
        get
        {
            var at = TimeZoneInfo.ConvertTime(Conversation.UpdatedAt, Time.LocalTimeZone);
            var days = (Time.GetLocalNow().Date - at.Date).Days;
            return Running is not null ? "now" : at.ToString(days < 2 ? "HH:mm" : days < 8 ? "ddd" : "d MMM", CultureInfo.InvariantCulture);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue)
        {
            _isFocusDue = false;
            await (_isAsking ? _keep : _delete).TakeFocusAsync();
        }
    }

    // Focus goes to the answer that destroys nothing, and back to where the question came from.
    private void Ask() => _isAsking = _isFocusDue = true;

    private void Keep() => (_isAsking, _isFocusDue) = (false, true);
}

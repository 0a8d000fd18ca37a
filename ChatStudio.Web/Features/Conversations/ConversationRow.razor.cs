using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>One conversation of the list: where it leads, whose marks it bears, and what can be done with it.</summary>
public sealed partial class ConversationRow
{
    private ElementReference _input;
    private ElementReference _more;
    private ConversationField? _edited;
    private string _text = "";
    private bool _isOpen;
    private bool _isFocusDue;

    [Parameter, EditorRequired]
    public required ConversationSummary Conversation { get; set; }

    /// <summary>Its live run; a parameter, so that the row is drawn again when it begins and ends.</summary>
    [Parameter]
    public Run? Running { get; set; }

    /// <summary>Columns of it still answer, where it is a comparison.</summary>
    [Parameter]
    public bool IsRacing { get; set; }

    [Parameter]
    public EventCallback<string> OnRename { get; set; }

    [Parameter]
    public EventCallback<string> OnTag { get; set; }

    [Parameter]
    public EventCallback OnPin { get; set; }

    [Parameter]
    public EventCallback OnArchive { get; set; }

    [Parameter]
    public EventCallback OnDelete { get; set; }

    private bool IsRunning => IsRacing || Running is not null;

    private string Hint => Conversation.Tags.Count == 0 ? Conversation.Title : $"{Conversation.Title}\n{string.Join(", ", Conversation.Tags)}";

    private string When
    {
        get
        {
            var at = TimeZoneInfo.ConvertTime(Conversation.UpdatedAt, Time.LocalTimeZone);
            var days = (Time.GetLocalNow().Date - at.Date).Days;
            return IsRunning ? "now" : at.ToString(days < 2 ? "HH:mm" : days < 8 ? "ddd" : "d MMM", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Where it is shown, relative to the base address.</summary>
    public static string AddressOf(ConversationSummary conversation)
        => $"{(conversation.Kind == ConversationKind.Comparison ? "compare" : "chat")}/{conversation.Id}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isFocusDue)
        {
            _isFocusDue = false;
            await (_edited is null ? _more : _input).TakeFocusAsync();
        }
    }

    private void Toggle() => _isOpen = !_isOpen;

    private void Edit(ConversationField field)
    {
        _text = field == ConversationField.Title ? Conversation.Title : string.Join(", ", Conversation.Tags);
        (_isOpen, _edited, _isFocusDue) = (false, field, true);
    }

    // Focus goes back to where the menu came from.
    private void Close() => (_isOpen, _edited, _isFocusDue) = (false, null, true);

    private Task Do(EventCallback action)
    {
        Close();
        return action.InvokeAsync();
    }

    private Task SaveAsync()
    {
        var field = _edited;
        Close();
        return field == ConversationField.Title ? OnRename.InvokeAsync(_text) : OnTag.InvokeAsync(_text);
    }
}

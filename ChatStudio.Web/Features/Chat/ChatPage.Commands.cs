using ChatStudio.Core.Conversations.Transfer;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using ChatStudio.Web.Transfer;

namespace ChatStudio.Web.Features.Chat;

/// <content>What can be done with the chat by name. Most of it presses the button that does it, wherever the reader is.</content>
public sealed partial class ChatPage
{
    private readonly List<IDisposable> _offers = [];

    private bool HasLastAnswer => ShownRun is { } run && run.State.IsFinal();

    // A temporary chat must leave nothing behind, and an answer that streams is not said yet.
    private bool CanCompare => _conversation is { IsTemporary: false, LiveRun: null };

    private void OfferCommands()
    {
        _offers.Add(commands.Add(
            new Command("stop", CommandGroup.Chat, StudioIcons.Pause, "Stop the answer", Stop) { Applies = () => _conversation?.LiveRun is not null },
            new Command("regenerate", CommandGroup.Chat, StudioIcons.Regenerate, "Regenerate the last answer", () => PressLastAsync("regenerate")) { Applies = () => HasLastAnswer },
            new Command("regenerate-with", CommandGroup.Chat, StudioIcons.Swap, "Regenerate with another model", () => PressLastAsync("regenerate-with")) { Applies = () => HasLastAnswer },
            new Command("continue", CommandGroup.Chat, StudioIcons.Play, "Continue the last answer", () => PressLastAsync("continue")) { Applies = () => ShownRun?.CanBeContinued == true },
            new Command("copy", CommandGroup.Chat, StudioIcons.Copy, "Copy the last answer", () => PressLastAsync("copy")) { Applies = () => HasLastAnswer && ShownRun?.Text.Length > 0 },
            new Command("edit", CommandGroup.Chat, StudioIcons.Edit, "Edit the last prompt", () => PressLastAsync("edit")) { Applies = () => _conversation is not null },
            new Command("find", CommandGroup.Chat, StudioIcons.Search, "Find in this chat", () => DoAsync("find")) { Applies = () => _conversation is not null },
            new Command("latest", CommandGroup.Chat, StudioIcons.ArrowDown, "Jump to the latest", () => DoAsync("latest")) { Applies = () => _conversation is not null },
            new Command("compare", CommandGroup.Chat, StudioIcons.Columns, "Open as comparison", () => navigation.NavigateTo($"compare?chat={_conversation!.Id}")) { Applies = () => CanCompare },
            new Command("metrics", CommandGroup.Chat, StudioIcons.Pulse, "Show or hide the live metrics", ToggleMetricsAsync) { Applies = () => !_isMissing },
            new Command("chat-settings", CommandGroup.Chat, StudioIcons.Sliders, "Set system prompt and parameters", OpenSettings) { Applies = () => !_isMissing }));
        _offers.Add(commands.Add([.. ExportAddress.Formats.Select(format => new Command(
            $"export-{format.Name.ToLowerInvariant()}", CommandGroup.Chat, StudioIcons.Download, $"Export this chat as {format.Name}", () => ExportAsync(format.Format)) { Applies = () => _conversation is not null })]));
        _offers.Add(commands.Add(new ModelTarget(() => Model, async model =>
        {
            await PickAsync(model);
            StateHasChanged();
        })));
        OfferPresets();
    }

    private void WithdrawCommands()
    {
        _offers.ForEach(offer => offer.Dispose());
        _presets?.Dispose();
    }

    private void OpenSettings()
    {
        _isSetting = true;
        StateHasChanged();
    }

    private async Task ExportAsync(TransferFormat format)
    {
        if (_conversation is { } conversation)
        {
            await download.FollowAsync(ExportAddress.Of(conversation.Id, format));
        }
    }

    private async Task PressLastAsync(string button)
    {
        _transcript?.ShowLatest();
        await keyboard.PressLastAsync(button);
    }

    private async Task DoAsync(string what) => await keyboard.DoAsync(what);
}

using System.Globalization;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Palette;

/// <summary>What the palette offers for a search. Scoped; used on the renderer only.</summary>
public sealed class PaletteContent(
    CommandRegistry commands, IConversationSearch conversations, IModelCatalog catalog, ModelHistory history, NavigationManager navigation,
    ShellState shell, TimeProvider time)
{
    // Of everything a little, of one kind all that a person would scroll through.
    private const int MostBeside = 6;
    private const int MostAlone = 60;

    /// <summary>Sections in the order of the screen, none of them empty.</summary>
    public async ValueTask<IReadOnlyList<PaletteSection>> FindAsync(PaletteQuery query, CancellationToken cancellationToken)
    {
        var sections = new List<PaletteSection>();
        if (query.Scope is PaletteScope.Everything or PaletteScope.Commands)
        {
            sections.Add(new("In this chat", Commands(CommandGroup.Chat, query)));
        }

        if (query.Scope is PaletteScope.Everything)
        {
            sections.Add(new("Conversations", await ConversationsAsync(query.Text, cancellationToken)));
        }

        if (query.Scope is PaletteScope.Everything or PaletteScope.Models)
        {
            sections.Add(new("Models", Models(query)));
        }

        if (query.Scope is PaletteScope.Everything or PaletteScope.Commands)
        {
            sections.Add(new("ChatStudio", Commands(CommandGroup.App, query)));
        }

        return [.. sections.Where(section => section.Items.Count > 0)];
    }

    private List<PaletteItem> Commands(CommandGroup group, PaletteQuery query)
        => [.. Matching(commands.Applicable.Where(command => command.Group == group), command => command.Words, query)
            .Select(found => PaletteItem.Of(found.Item, found.Match))];

    private async Task<List<PaletteItem>> ConversationsAsync(string text, CancellationToken cancellationToken)
        => [.. (await conversations.FindAsync(text, MostBeside, cancellationToken)).Select(hit => new PaletteItem($"chat {hit.Id} {hit.Message}", hit.Title, () => Open(hit))
        {
            Marks = WordMatch.Find(hit.Title, text)?.Marks ?? [],
            Icon = StudioIcons.Lines,
            Note = hit.Snippet is { } snippet ? $"“{snippet}”" : When(hit.At),
            NoteMarks = hit.Snippet is { } around ? WordMatch.Find($"“{around}”", text)?.Marks ?? [] : [],
            Slots = hit.Slots,
        })];

    private List<PaletteItem> Models(PaletteQuery query)
    {
        if (commands.Target is not { } target)
        {
            return [];
        }

        // What was measured here is what was used here.
        var models = catalog.Models.OrderByDescending(model => history.UsualRate(model.Key) is not null);
        return [.. Matching(models, model => $"{model.ModelId} {model.ProviderName}", query).Select(found => new PaletteItem($"model {found.Item.Key}", found.Item.ModelId, () => target.PickAsync(found.Item))
        {
            Marks = Within(found.Match, 0, found.Item.ModelId.Length),
            Slot = found.Item.Slot,
            Note = found.Item.IsSimulated ? "Simulated" : found.Item.ProviderName,
            NoteMarks = found.Item.IsSimulated ? [] : Within(found.Match, found.Item.ModelId.Length + 1, found.Item.ProviderName.Length),
            Figure = history.UsualRate(found.Item.Key) is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} tok/s") : null,
            IsCurrent = found.Item.Key == target.Current().Key,
        })];
    }

    private static IEnumerable<(T Item, WordMatch Match)> Matching<T>(IEnumerable<T> items, Func<T, string> words, PaletteQuery query)
        => items.Select(item => (Item: item, Match: WordMatch.Find(words(item), query.Text)))
            .Where(found => found.Match is not null)
            .OrderByDescending(found => found.Match!.Score)
            .Take(query.Scope == PaletteScope.Everything ? MostBeside : MostAlone)
            .Select(found => (found.Item, found.Match!));

    // The marks of a part of the words that were matched as a whole.
    private static List<(int Start, int Length)> Within(WordMatch match, int from, int length)
        => [.. match.Marks.Select(mark => (Start: Math.Max(mark.Start, from), End: Math.Min(mark.Start + mark.Length, from + length)))
            .Where(mark => mark.Start < mark.End)
            .Select(mark => (mark.Start - from, mark.End - mark.Start))];

    private Task Open(FoundConversation hit)
    {
        shell.CloseOverlay();
        navigation.NavigateTo($"chat/{hit.Id}{(hit.Message is { } message ? $"?at={message}" : null)}");
        return Task.CompletedTask;
    }

    private string When(DateTimeOffset at)
    {
        var day = TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
        return (time.GetLocalNow().Date - day.Date).Days switch
        {
            <= 0 => "Today",
            1 => "Yesterday",
            < 7 => day.ToString("dddd", CultureInfo.InvariantCulture),
            _ => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }
}

using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Compare.LineUp;

public sealed partial class LineUpPane
{
    // The list of all is long after a month; the last ones are what one comes back for.
    private const int Shown = 20;

    private string _name = "";
    private string? _problem;

    [Parameter, EditorRequired]
    public required LineUpDraft Draft { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private IModelCatalog Catalog { get; set; } = null!;

    [Inject]
    private SavedLineUps Saved { get; set; } = null!;

    [Inject]
    private ComparisonService Comparisons { get; set; } = null!;

    [Inject]
    private ConversationService Conversations { get; set; } = null!;

    private List<ConversationSummary> Recent
        => [.. Conversations.Summaries.Where(summary => summary is { Kind: ConversationKind.Comparison, IsArchived: false }).Take(Shown)];

    private bool IsOneByOne => Draft.Settings.Mode == ComparisonMode.OneByOne;

    protected override void OnInitialized()
    {
        Listen(refresh => Saved.Changed += refresh, refresh => Saved.Changed -= refresh);
        Listen(refresh => Comparisons.Changed += refresh, refresh => Comparisons.Changed -= refresh);
        Listen(refresh => Conversations.Changed += refresh, refresh => Conversations.Changed -= refresh);
    }

    private static string Names(IReadOnlyList<ColumnSetup> columns) => string.Join(", ", columns.Select(column => column.Model.ModelId));

    private Task ChangeAsync(Action change)
    {
        change();
        return OnChanged.InvokeAsync();
    }

    private Task ModeAsync(ComparisonMode mode) => ChangeAsync(() => Draft.Settings = Draft.Settings with { Mode = mode });

    private EventCallback CopyOf(int index) => EventCallback.Factory.Create(this, () => ChangeAsync(() => Draft.Copy(index)));

    private EventCallback RemovalOf(int index) => EventCallback.Factory.Create(this, () => ChangeAsync(() => Draft.RemoveAt(index)));

    // Without a name it gets that of its models.
    private Task SaveAsync() => DoAsync(() => Saved.SaveAsync(new(_name.Length > 0 ? _name : Names(Draft.Columns), [.. Draft.Columns])));

    private async Task DoAsync(Func<Task> change)
    {
        try
        {
            _problem = null;
            await change();
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Nothing was changed: try again in a moment.";
        }
    }
}

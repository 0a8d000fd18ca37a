using ChatStudio.Core.Files;

namespace ChatStudio.Core.Conversations.Preferences;

/// <summary>
/// What a person prefers in all chats: presets, and where titles come from. A singleton; all members are thread-safe. A change is
/// saved before it holds, and throws <see cref="PreferenceException"/> when it could not be.
/// </summary>
public sealed class PreferenceStore
{
    /// <summary>A list that is longer helps nobody.</summary>
    public const int MaxPresets = 100;

    private const string Gone = "This preset is not there any more; it was changed in another tab.";

    private readonly Lock _gate = new();
    private readonly JsonFile<StoredPreferences>? _file;
    private readonly TitlePreference _titles;
    private readonly bool _isReadOnly;
    private volatile StoredPreferences _stored = new();

    /// <param name="path">Of the file; null keeps nothing.</param>
    /// <param name="titles">What holds until a person chooses.</param>
    public PreferenceStore(string? path, TimeProvider time, TitlePreference titles)
    {
        _titles = titles;
        _file = path is null ? null : new(path, time, "saved presets and preferences", "set them again", StoredPreferences.IsSound);
        try
        {
            string? problem = null;
            _stored = _file?.Read(out problem) ?? new();
            Problem = problem;
        }
        catch (JsonFileException e)
        {
            (_isReadOnly, Problem) = (true, e.Message);
        }
    }

    /// <summary>Raised after anything changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What was wrong with the file, a sentence that says where it is now; null when all is well.</summary>
    public string? Problem { get; }

    public TitlePreference Titles => _stored.Titles ?? _titles;

    /// <summary>By name.</summary>
    public IReadOnlyList<ChatPreset> Presets => _stored.Presets;

    /// <summary>What new chats begin with; null for none.</summary>
    public ChatPreset? Default => _stored is { DefaultPreset: { } name } stored ? Find(stored, name) : null;

    public ChatPreset? Find(string name) => Find(_stored, name);

    public void SetTitles(TitlePreference titles) => Update(stored => stored with { Titles = titles });

    /// <summary>Keeps a preset; one of the same name is replaced.</summary>
    public void Save(ChatPreset preset)
    {
        preset = preset with { Name = Clean(preset.Name) };
        Update(stored =>
        {
            ChatPreset[] others = [.. stored.Presets.Where(other => !IsSame(other.Name, preset.Name))];
            return others.Length < MaxPresets
                ? stored with { Presets = Sorted(others.Append(preset)), DefaultPreset = IsSame(stored.DefaultPreset, preset.Name) ? preset.Name : stored.DefaultPreset }
                : throw new PreferenceException($"There are {MaxPresets} presets already. This one was not saved; delete one that you no longer use.");
        });
    }

    /// <summary>Changes its name only.</summary>
    public void Rename(string name, string other)
    {
        other = Clean(other);
        Update(stored =>
        {
            var preset = Find(stored, name) ?? throw new PreferenceException(Gone);
            if (Find(stored, other) is { } taken && taken != preset)
            {
                throw new PreferenceException($"There is a preset called {taken.Name} already. Nothing was renamed; choose another name.");
            }

            return stored with
            {
                Presets = Sorted(stored.Presets.Select(each => each == preset ? preset with { Name = other } : each)),
                DefaultPreset = IsSame(stored.DefaultPreset, name) ? other : stored.DefaultPreset,
            };
        });
    }

    /// <summary>Chats that were begun with it keep their settings.</summary>
    public void Delete(string name) => Update(stored => stored with
    {
        Presets = [.. stored.Presets.Where(preset => !IsSame(preset.Name, name))],
        DefaultPreset = IsSame(stored.DefaultPreset, name) ? null : stored.DefaultPreset,
    });

    /// <param name="name">Null lets new chats begin with nothing set.</param>
    public void SetDefault(string? name) => Update(stored => stored with
    {
        DefaultPreset = name is null ? null : (Find(stored, name) ?? throw new PreferenceException(Gone)).Name,
    });

    private static ChatPreset? Find(StoredPreferences stored, string name) => stored.Presets.FirstOrDefault(preset => IsSame(preset.Name, name));

    private static bool IsSame(string? name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static ChatPreset[] Sorted(IEnumerable<ChatPreset> presets) => [.. presets.OrderBy(preset => preset.Name, StringComparer.OrdinalIgnoreCase)];

    private static string Clean(string name) => ConversationTitle.Clean(name) switch
    {
        "" => throw new PreferenceException("A preset needs a name. Nothing was saved."),
        { Length: > ChatPreset.MaxNameLength } => throw new PreferenceException($"The name of a preset has at most {ChatPreset.MaxNameLength} characters. Nothing was saved; shorten it."),
        var clean => clean,
    };

    private void Update(Func<StoredPreferences, StoredPreferences> change)
    {
        lock (_gate)
        {
            if (_isReadOnly)
            {
                throw new PreferenceException(Problem!);
            }

            var next = change(_stored);
            try
            {
                _file?.Write(next);
            }
            catch (JsonFileException e)
            {
                throw new PreferenceException(e.Message, e);
            }

            _stored = next;
        }

        Changed?.Invoke();
    }
}

using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Conversations.Preferences;

/// <summary>Presets and other preferences, and the file that keeps them.</summary>
public sealed class PreferenceStoreTests : IDisposable
{
    private static readonly ChatPreset Reviewer = new("Reviewer", "test/model")
    {
        SystemPrompt = "Find what is wrong.",
        Parameters = new() { Temperature = 0.2f, TopP = 0.9f, MaxOutputTokens = 500, Seed = 7, Effort = ReasoningEffort.Low, StopSequences = ["END"] },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private string File => Path.Combine(_folder.Info.FullName, "preferences.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_set_is_there_again_after_a_restart()
    {
        var store = Open();
        store.Save(Reviewer);
        store.Save(new("Editor", "test/other"));
        store.SetDefault("reviewer");
        store.SetTitles(new(TitleChoice.ChosenModel, "test/other"));

        var again = Open();

        Assert.Equal(["Editor", "Reviewer"], again.Presets.Select(preset => preset.Name));
        Assert.Equal(Reviewer, again.Default);
        Assert.Equal(new(TitleChoice.ChosenModel, "test/other"), again.Titles);
        Assert.Null(again.Problem);
    }

    [Theory]
    [InlineData(null, TitleChoice.OwnModel, null)]
    [InlineData("  ", TitleChoice.OwnModel, null)]
    [InlineData("Off", TitleChoice.FirstWords, null)]
    [InlineData("openai/gpt-5-nano", TitleChoice.ChosenModel, "openai/gpt-5-nano")]
    public void Configuration_says_who_titles_until_a_person_does(string? setting, TitleChoice choice, string? key)
    {
        var store = new PreferenceStore(File, _time, TitlePreference.Read(setting));
        Assert.Equal(new(choice, key), store.Titles);
        store.SetTitles(new(TitleChoice.OwnModel));
        Assert.Equal(new(TitleChoice.OwnModel), new PreferenceStore(File, _time, TitlePreference.Read(setting)).Titles);
    }

    [Fact]
    public void Same_name_in_any_case_replaces_and_stays_the_default()
    {
        var store = Open();
        store.Save(Reviewer);
        store.SetDefault("Reviewer");
        store.Save(Reviewer with { Name = "  REVIEWER ", SystemPrompt = null });

        Assert.Equal("REVIEWER", Assert.Single(store.Presets).Name);
        Assert.Equal((null, "REVIEWER"), (store.Default!.SystemPrompt, store.Default.Name));
    }

    [Fact]
    public void Renamed_preset_stays_the_default_and_a_deleted_one_is_none()
    {
        var store = Open();
        store.Save(Reviewer);
        store.Save(new("Editor", "test/other"));
        store.SetDefault("Reviewer");
        store.Rename("Reviewer", "Critic");
        Assert.Equal("Critic", store.Default!.Name);
        Assert.Contains("There is a preset called Editor already", Assert.Throws<PreferenceException>(() => store.Rename("Critic", "editor")).Message, StringComparison.Ordinal);
        store.Rename("Critic", "CRITIC");

        store.Delete("critic");

        Assert.Null(store.Default);
        Assert.Equal("Editor", Assert.Single(store.Presets).Name);
        Assert.Contains("not there any more", Assert.Throws<PreferenceException>(() => store.SetDefault("Critic")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "needs a name")]
    [InlineData(" \n ", "needs a name")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "at most 60 characters")]
    public void Name_that_cannot_be_taken_is_said(string name, string words)
        => Assert.Contains(words, Assert.Throws<PreferenceException>(() => Open().Save(Reviewer with { Name = name })).Message, StringComparison.Ordinal);

    [Fact]
    public void Preset_beyond_the_most_is_refused_and_one_of_the_same_name_is_not()
    {
        var store = new PreferenceStore(null, _time, new(TitleChoice.OwnModel));
        for (var i = 0; i < PreferenceStore.MaxPresets; i++)
        {
            store.Save(Reviewer with { Name = $"Preset {i}" });
        }

        store.Save(Reviewer with { Name = "Preset 7", SystemPrompt = "Other" });
        Assert.Contains("100 presets already", Assert.Throws<PreferenceException>(() => store.Save(Reviewer)).Message, StringComparison.Ordinal);
        Assert.Equal("Other", store.Find("preset 7")!.SystemPrompt);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version":1,"presets":null}""")]
    [InlineData("""{"version":1,"presets":[{"name":"A"}]}""")]
    [InlineData("""{"version":1,"presets":[{"name":"A","modelKey":"x/y"},{"name":"a","modelKey":"x/y"}]}""")]
    [InlineData("""{"version":1,"titles":{"choice":"ChosenModel"}}""")]
    [InlineData("""{"version":1,"titles":{"choice":"Oracle"}}""")]
    public void Damaged_file_is_kept_aside_and_said(string content)
    {
        System.IO.File.WriteAllText(File, content);

        var store = Open();

        Assert.Equal("The saved presets and preferences could not be read, because the file is damaged. It is kept as preferences.broken-20260102-030405.json in the data folder; set them again, or mend the file and put it back as preferences.json.", store.Problem);
        store.Save(Reviewer);
        Assert.Single(Open().Presets);
        Assert.Equal(content, System.IO.File.ReadAllText(Path.Combine(_folder.Info.FullName, "preferences.broken-20260102-030405.json")));
    }

    [Fact]
    public void Change_that_cannot_be_saved_changes_nothing_and_says_so()
    {
        Directory.CreateDirectory(File);
        var store = Open();
        var changes = 0;
        store.Changed += () => changes++;

        Assert.Contains("could not be saved, and nothing was changed", Assert.Throws<PreferenceException>(() => store.Save(Reviewer)).Message, StringComparison.Ordinal);

        Assert.Empty(store.Presets);
        Assert.Equal(0, changes);
    }

    [Fact]
    public void Preset_whose_model_is_gone_takes_the_other_one()
    {
        using var client = new FakeChatClient();
        var settings = (Reviewer with { ModelKey = "test/gone" }).ToSettings(new FakeModelCatalog(client), FakeModelCatalog.OtherModel);
        Assert.Equal((FakeModelCatalog.OtherModel, "Find what is wrong."), (settings.Model, settings.SystemPrompt));
    }

    [Fact]
    public void Settings_are_told_in_words_and_equal_by_what_is_in_them()
    {
        Assert.Equal("model · system prompt · T 0.2 · top-p 0.9 · max 500 · seed 7 · low effort · 1 stop", Reviewer.Describe());
        Assert.Equal(new ChatParameters { StopSequences = ["a"] }, new ChatParameters { StopSequences = ["a"] });
        Assert.NotEqual(new ChatParameters { StopSequences = ["a"] }, new ChatParameters { StopSequences = ["b"] });
    }

    private PreferenceStore Open() => new(File, _time, new(TitleChoice.OwnModel));
}

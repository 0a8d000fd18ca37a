using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.Connections;

public sealed class ConnectionStoreTests : IDisposable
{
    private const string Key = "sk-ant-0123456789-very-secret-7Qk2";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Connection_added_in_the_browser_is_there_after_a_restart_with_its_key()
    {
        await using (var session = new ConnectionSession(_folder))
        {
            var draft = ConnectionSession.Draft("Lab vLLM", "http://localhost:8000/v1/", Key);
            (draft.RequestTimeout, draft.StalledAfter, draft.ConcurrentStreams) = ("30", "0.5", "2");
            Assert.Equal("lab-vllm", session.Store.Add(draft).Id);
        }

        await using var again = new ConnectionSession(_folder);
        var connection = again.Store.Find("lab-vllm")!;
        Assert.Equal(("Lab vLLM", "http://localhost:8000/v1", ConnectionSource.Browser, true), (connection.Name, connection.Address.Text, connection.Source, connection.IsEnabled));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5), 2), (connection.RequestTimeout, connection.StalledAfter, connection.ConcurrentStreams));
        Assert.Equal(("sk-ant-••••••7Qk2", null, Key), (connection.KeyHint, connection.KeyProblem, again.Store.KeyOf("lab-vllm")));
        Assert.Null(again.Store.Problem);
    }

    [Fact]
    public async Task Key_is_nowhere_in_the_data_folder_and_nothing_prints_it()
    {
        await using var session = new ConnectionSession(_folder);
        var draft = ConnectionSession.Draft(key: Key);
        var connection = session.Store.Add(draft);

        Assert.DoesNotContain("very-secret", _folder.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("7Qk2", _folder.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", $"{draft} {connection} {session.Store}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8000/v1", true)]
    [InlineData("http://localhost:8000/other/v1?api-version=2", true)]
    [InlineData("http://localhost:8001/v1", false)]
    [InlineData("https://localhost:8000/v1", false)]
    [InlineData("http://127.0.0.1:8000/v1", false)]
    public async Task Key_stays_only_while_the_origin_does(string next, bool stays)
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft("Lab", "http://localhost:8000/v1", Key));

        session.Store.Change("lab", ConnectionSession.Draft("Lab", next));

        Assert.Equal(stays ? Key : null, session.Store.KeyOf("lab"));
        Assert.Equal(stays, session.Store.Find("lab")!.KeyHint is not null);
    }

    [Fact]
    public async Task Key_is_replaced_and_removed()
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft(key: Key));

        session.Store.Change("lab", ConnectionSession.Draft(key: "another-key-0123456789"));
        Assert.Equal("another-key-0123456789", session.Store.KeyOf("lab"));

        var removes = ConnectionSession.Draft();
        removes.RemovesKey = true;
        session.Store.Change("lab", removes);
        Assert.Null(session.Store.KeyOf("lab"));
    }

    [Fact]
    public async Task Address_changed_outside_ChatStudio_does_not_get_the_key()
    {
        string path;
        await using (var session = new ConnectionSession(_folder))
        {
            path = session.File;
            session.Store.Add(ConnectionSession.Draft("Lab", "http://localhost:8000/v1", Key));
        }

        File.WriteAllText(path, File.ReadAllText(path).Replace("localhost:8000", "evil.example", StringComparison.Ordinal));

        await using var again = new ConnectionSession(_folder);
        Assert.Null(again.Store.KeyOf("lab"));
        Assert.Contains("Enter the key again", again.Store.Find("lab")!.KeyProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_connection_takes_its_key_and_its_models_along()
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft(key: Key));
        session.Store.SetModel("lab/m", settings => settings with { IsHidden = true });

        session.Store.Remove("lab");

        Assert.Null(session.Store.Find("lab"));
        Assert.Null(session.Store.KeyOf("lab"));
        Assert.Equal(ModelSettings.None, session.Store.Settings("lab/m"));
        Assert.Throws<ConnectionStoreException>(() => session.Store.Remove("lab"));
        Assert.Throws<ConnectionStoreException>(() => session.Store.Change("lab", ConnectionSession.Draft()));
    }

    [Fact]
    public async Task Connection_from_the_environment_is_switched_off_and_nothing_else()
    {
        (string, string)[] settings = [("OPENAI_API_KEY", Key)];
        await using (var session = new ConnectionSession(_folder, settings: settings))
        {
            session.Store.SetEnabled("openai", isEnabled: false);
            Assert.Throws<ConnectionStoreException>(() => session.Store.Remove("openai"));
            Assert.Throws<ConnectionStoreException>(() => session.Store.Change("openai", ConnectionSession.Draft()));
        }

        await using var again = new ConnectionSession(_folder, settings: settings);
        Assert.False(again.Store.Find("openai")!.IsEnabled);
        Assert.DoesNotContain("very-secret", _folder.Everything, StringComparison.Ordinal);
        again.Store.SetEnabled("openai", isEnabled: true);
        Assert.True(again.Store.Find("openai")!.IsEnabled);
    }

    [Fact]
    public async Task Connection_of_the_browser_keeps_its_id_when_the_environment_brings_one_of_the_same_name()
    {
        await using (var session = new ConnectionSession(_folder))
        {
            session.Store.Add(ConnectionSession.Draft("OpenAI", "https://proxy.example/v1"));
        }

        await using var again = new ConnectionSession(_folder, settings: ("OPENAI_API_KEY", Key));
        Assert.Equal(["openai-2", "openai", "simulated"], again.Store.Connections.Select(connection => connection.Id));
        Assert.Equal(ConnectionSource.Browser, again.Store.Find("openai")!.Source);
        Assert.Null(again.Store.KeyOf("openai"));
    }

    [Fact]
    public async Task Wrong_draft_changes_nothing_and_is_told_by_field()
    {
        await using var session = new ConnectionSession(_folder);
        var rejected = Assert.Throws<ConnectionRejectedException>(() => session.Store.Add(ConnectionSession.Draft("", "ftp://x")));
        Assert.Equal([ConnectionField.Name, ConnectionField.BaseUrl], rejected.Problems.Keys.Order());
        Assert.Equal(["simulated"], session.Store.Connections.Select(connection => connection.Id));
        Assert.False(File.Exists(session.File));
    }

    [Fact]
    public async Task Signature_once_given_stays_across_restarts_whoever_is_listed_first()
    {
        await using (var session = new ConnectionSession(_folder))
        {
            session.Store.KeepSlots(["a/1", "a/2", "a/3"]);
            session.Store.SetModel("a/2", settings => settings with { Slot = 6 });
        }

        await using var again = new ConnectionSession(_folder);
        again.Store.KeepSlots(["a/4", "a/3", "a/2", "a/1"]);
        Assert.Equal([1, 6, 3, 2], new[] { "a/1", "a/2", "a/3", "a/4" }.Select(again.Store.SlotOf));
    }

    [Fact]
    public async Task Change_that_cannot_be_saved_changes_nothing_and_says_so()
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft());
        // A folder where the next version of the file is written first.
        Directory.CreateDirectory(session.File + ".new");
        File.WriteAllText(Path.Combine(session.File + ".new", "x"), "");

        var failure = Assert.Throws<ConnectionStoreException>(() => session.Store.Add(ConnectionSession.Draft("Second")));

        Assert.Contains("nothing was changed", failure.Message, StringComparison.Ordinal);
        Assert.Null(session.Store.Find("second"));
        Assert.NotNull(session.Store.Find("lab"));
    }

    [Fact]
    public async Task Found_server_gives_way_to_one_that_was_set_up()
    {
        await using var session = new ConnectionSession(_folder, settings: ("OLLAMA_HOST", "127.0.0.1:11434"));
        ConnectionAddress.TryRead("http://localhost:11434", out var address, out _);
        ConnectionAddress.TryRead("http://localhost:1234/v1", out var other, out _);
        session.Store.SetFound([
            new("ollama", "Ollama", ProviderDialect.Ollama, address!) { Source = ConnectionSource.Found },
            new("lm-studio", "LM Studio", ProviderDialect.OpenAIChat, other!) { Source = ConnectionSource.Found },
        ]);
        Assert.Equal([("ollama", ConnectionSource.Environment), ("lm-studio", ConnectionSource.Found), ("simulated", ConnectionSource.BuiltIn)], session.Store.Connections.Select(connection => (connection.Id, connection.Source)));
    }
}

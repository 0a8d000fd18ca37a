using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.Connections;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private string File => Path.Combine(_folder.Info.FullName, "providers.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_file_is_no_problem()
    {
        Assert.Empty(new ConnectionFile(File, _time).Read(out var problem).Connections);
        Assert.Null(problem);
    }

    [Fact]
    public void File_is_readable_by_its_owner_only_and_leaves_nothing_beside_it()
    {
        var file = new ConnectionFile(File, _time);
        file.Write(new());
        System.IO.File.WriteAllText(File + ".new", "left by a crash");
        file.Write(new());

        Assert.Equal(["providers.json"], _folder.Info.EnumerateFiles().Select(entry => entry.Name));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":1,"connections":[{"id":"a"}]}""")]
    [InlineData("""{"version":1,"connections":null}""")]
    [InlineData("""{"version":1,"connections":[{"id":"a","name":"A","preset":"other","dialect":"OpenAIChat","baseUrl":"ftp://x"}]}""")]
    [InlineData("""{"version":1,"connections":[{"id":"a","name":"A","preset":"other","dialect":"Telegraph","baseUrl":"http://x"}]}""")]
    [InlineData("""{"version":1,"models":{"a/b":{"slot":9}}}""")]
    public void Broken_file_is_kept_aside_and_said(string content)
    {
        System.IO.File.WriteAllText(File, content);
        var file = new ConnectionFile(File, _time);

        Assert.Empty(file.Read(out var problem).Connections);

        Assert.Contains("damaged. It is kept as providers.broken-20260102-030405.json", problem, StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(Path.Combine(_folder.Info.FullName, "providers.broken-20260102-030405.json")));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Second_broken_file_of_the_same_second_replaces_no_other()
    {
        foreach (var content in new[] { "one", "two" })
        {
            System.IO.File.WriteAllText(File, content);
            new ConnectionFile(File, _time).Read(out _);
        }

        Assert.Equal(["one", "two"], _folder.Info.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Reverse().Select(file => System.IO.File.ReadAllText(file.FullName)).Order());
    }

    [Fact]
    public void File_of_another_version_is_kept_aside_under_its_version()
    {
        System.IO.File.WriteAllText(File, """{"version":2,"connections":[]}""");
        new ConnectionFile(File, _time).Read(out var problem);
        Assert.Contains("another version of ChatStudio", problem, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(Path.Combine(_folder.Info.FullName, "providers.version-2-20260102-030405.json")));
    }

    [Fact]
    public async Task File_whose_place_is_taken_is_told_and_nothing_is_changed()
    {
        Directory.CreateDirectory(File);
        await using var session = new ConnectionSession(_folder);
        // A folder under the file's name reads as no file; writing must fail and say so.
        var failure = Assert.Throws<ConnectionStoreException>(() => session.Store.Add(ConnectionSession.Draft()));
        Assert.Contains("could not be saved", failure.Message, StringComparison.Ordinal);
        Assert.Null(session.Store.Find("lab"));
    }
}

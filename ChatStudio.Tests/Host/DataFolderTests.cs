using ChatStudio.Web.Host;
using Microsoft.Extensions.Configuration;

namespace ChatStudio.Tests.Host;

public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("chatstudio-");

    [Fact]
    public void Data_folder_and_its_folders_are_created_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the user's profile by inherited access lists, not by mode bits.");
        var path = Path.Combine(_temp.FullName, "new", "data");

        var data = Open(path);
        var keys = data.Folder("keys");

        Assert.Equal(path, data.Path);
        Assert.Equal(OwnerOnly, new DirectoryInfo(path).UnixFileMode);
        Assert.Equal(OwnerOnly, keys.UnixFileMode);
        Assert.Equal(["keys"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));
    }

    [Fact]
    public void Data_folder_given_relative_is_made_absolute() =>
        Assert.Equal(Path.GetFullPath(_temp.FullName), Open(Path.GetRelativePath(Environment.CurrentDirectory, _temp.FullName)).Path);

    [Fact]
    public void Data_folder_with_an_impossible_name_is_refused_with_a_sentence()
    {
        var problem = Assert.Throws<StartupException>(() => Open("a\0b"));

        Assert.Contains("set CHATSTUDIO_DATA to another one", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Delete(recursive: true);

    private static DataFolder Open(string path) =>
        DataFolder.Open(new ConfigurationBuilder().AddInMemoryCollection([new(DataFolder.Setting, path)]).Build());
}

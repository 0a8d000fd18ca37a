namespace ChatStudio.Tests.Support;

/// <summary>A folder of its own for one test, gone after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public DirectoryInfo Info { get; } = Directory.CreateTempSubdirectory("chatstudio-");

    /// <summary>Everything in it as bytes read as text, names included.</summary>
    public string Everything => string.Join('\n', Info.EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => file.FullName + "\n" + System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName))));

    public static implicit operator DirectoryInfo(TemporaryFolder folder) => folder.Info;

    public void Dispose() => Info.Delete(recursive: true);
}

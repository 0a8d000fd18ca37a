namespace ChatStudio.Web.Host;

/// <summary>The one folder ChatStudio writes to: <c>CHATSTUDIO_DATA</c>, else <c>ChatStudio</c> in the user's local application data.</summary>
/// <param name="Path">Absolute. Created readable by its owner only.</param>
public sealed record DataFolder(string Path)
{
    public const string Setting = "CHATSTUDIO_DATA";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder where it is missing and proves that it can be written to.</summary>
    /// <exception cref="StartupException">It cannot be created or written to.</exception>
    public static DataFolder Open(IConfiguration configuration)
    {
        var path = "";
        try
        {
            path = configuration[Setting] is { Length: > 0 } chosen ? System.IO.Path.GetFullPath(chosen) : Default();
            Create(path);
            var probe = System.IO.Path.Combine(path, $".write-{Environment.ProcessId}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
            }

            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartupException(
                $"ChatStudio cannot write to its data folder {(path.Length > 0 ? path : configuration[Setting])}: {e.Message} "
                + $"Make the folder writable for this user, or set {Setting} to another one.", e);
        }
    }

    /// <summary>A folder of its own inside, created where it is missing.</summary>
    public DirectoryInfo Folder(string name) => Create(System.IO.Path.Combine(Path, name));

    // SpecialFolderOption.Create: a new account may have no ~/.local/share yet, and without the option the answer is "".
    private static string Default()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return local.Length > 0
            ? System.IO.Path.Combine(local, "ChatStudio")
            : throw new IOException("This user has no folder for application data.");
    }

    private static DirectoryInfo Create(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
}

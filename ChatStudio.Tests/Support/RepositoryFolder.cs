namespace ChatStudio.Tests.Support;

/// <summary>Finds the repository from the folder the tests were built into.</summary>
public static class RepositoryFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatStudio.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No ChatStudio.sln above {AppContext.BaseDirectory}.");
    }
}

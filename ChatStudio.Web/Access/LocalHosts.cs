namespace ChatStudio.Web.Access;

/// <summary>The names under which this machine reaches itself. Any other <c>Host</c> is a rebound name or a mistake.</summary>
public static class LocalHosts
{
    public static readonly IReadOnlyList<string> Names = ["localhost", "127.0.0.1", "[::1]"];
}

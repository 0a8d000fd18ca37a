using System.Text.RegularExpressions;

namespace ChatStudio.Tests.Architecture;

/// <summary>Who may know whom. The map is in README.md, section Architecture; change both together.</summary>
public sealed class RoomTests
{
    /// <summary>
    /// For each room the namespaces it may name besides its own and those inside it. A trailing <c>.*</c> opens what lies inside.
    /// The longest matching room decides.
    /// </summary>
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["ChatStudio.Core.Files"] = [],
        ["ChatStudio.Core.Wire"] = [],
        ["ChatStudio.Core.Providers"] = ["ChatStudio.Core.Wire", "ChatStudio.Core.Files"],
        ["ChatStudio.Core.Providers.Health"] = ["ChatStudio.Core.Providers", "ChatStudio.Core.Providers.Http", "ChatStudio.Core.Metrics"],
        ["ChatStudio.Core.Metrics"] = ["ChatStudio.Core.Generation", "ChatStudio.Core.Providers"],
        ["ChatStudio.Core.Generation"] = ["ChatStudio.Core.Providers", "ChatStudio.Core.Metrics"],
        ["ChatStudio.Core.Conversations"] = ["ChatStudio.Core.Generation", "ChatStudio.Core.Providers", "ChatStudio.Core.Files"],
        ["ChatStudio.Core.Conversations.Transfer"] = ["ChatStudio.Core.Conversations", "ChatStudio.Core.Conversations.Storage", "ChatStudio.Core.Generation", "ChatStudio.Core.Metrics", "ChatStudio.Core.Providers", "ChatStudio.Core.Markdown"],
        ["ChatStudio.Core.Comparisons"] = ["ChatStudio.Core.Conversations", "ChatStudio.Core.Generation", "ChatStudio.Core.Metrics", "ChatStudio.Core.Providers"],
        ["ChatStudio.Core.Markdown"] = [],
        ["ChatStudio.Core.Highlighting"] = [],
        ["ChatStudio.Web.Access"] = ["ChatStudio.Web.Host"],
        ["ChatStudio.Web.Design"] = [],
        ["ChatStudio.Web.Interop"] = ["ChatStudio.Web.Design"],
        ["ChatStudio.Web.Live"] = ["ChatStudio.Core.*"],
        ["ChatStudio.Web.Commands"] = ["ChatStudio.Core.Providers", "ChatStudio.Web.Interop", "ChatStudio.Web.Design"],
        ["ChatStudio.Web.Answers"] = ["ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design"],
        ["ChatStudio.Web.Models"] = ["ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Answers"],
        ["ChatStudio.Web.Transfer"] = ["ChatStudio.Core.*", "ChatStudio.Web.Interop", "ChatStudio.Web.Design"],
        ["ChatStudio.Web.Features.Chat"] = ["ChatStudio.Web.Transfer", "ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Answers", "ChatStudio.Web.Commands", "ChatStudio.Web.Models", "ChatStudio.Web.Features.Metrics"],
        ["ChatStudio.Web.Features.Compare"] = ["ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Answers", "ChatStudio.Web.Models", "ChatStudio.Web.Features.Metrics"],
        ["ChatStudio.Web.Features.Conversations"] = ["ChatStudio.Web.Transfer", "ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Answers", "ChatStudio.Web.Commands", "ChatStudio.Web.Features.Metrics"],
        ["ChatStudio.Web.Features.Metrics"] = ["ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design"],
        ["ChatStudio.Web.Features.Palette"] = ["ChatStudio.Core.*", "ChatStudio.Web.Commands", "ChatStudio.Web.Interop", "ChatStudio.Web.Design"],
        ["ChatStudio.Web.Features.Settings"] = ["ChatStudio.Web.Transfer", "ChatStudio.Core.*", "ChatStudio.Web.Live", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Models"],
        ["ChatStudio.Web.Shell"] = ["ChatStudio.Web.Host", "ChatStudio.Web.Interop", "ChatStudio.Web.Design", "ChatStudio.Web.Live", "ChatStudio.Web.Features.Conversations", "ChatStudio.Web.Features.Palette"],
        ["ChatStudio.Web.Host"] = ["ChatStudio.Core.*", "ChatStudio.Web.*"],
    };

    // Imports for every page and the entry point stand above the rooms.
    private static readonly string[] AboveTheRooms = ["ChatStudio.Web/_Imports.razor", "ChatStudio.Web/Program.cs"];

    [Fact]
    public void Each_room_knows_only_the_rooms_it_may_know()
    {
        var broken = from file in Source.Shipped
                     where !AboveTheRooms.Contains(file.Path)
                     from named in file.Usings.Concat(Qualified(file))
                     where named.Namespace.StartsWith("ChatStudio.", StringComparison.Ordinal) && !MayKnow(file.Namespace, named.Namespace)
                     select $"{file.Path}:{named.Line}: {file.Namespace} must not know {named.Namespace}";

        AssertNone(broken);
    }

    [Fact]
    public void Each_folder_of_the_shipped_projects_is_a_room() =>
        AssertNone(Source.Shipped.Where(file => Path.GetExtension(file.Path) is ".cs" or ".razor")
            .Where(file => !AboveTheRooms.Contains(file.Path) && Room(file.Namespace) is null)
            .Select(file => $"{file.Path}: {file.Namespace} is in no room of the map"));

    [Fact]
    public void Core_knows_no_screen() => AssertNone(Source.Shipped
        .Where(file => file.Path.StartsWith("ChatStudio.Core/", StringComparison.Ordinal))
        .SelectMany(file => file.Find(new Regex(@"\b(Microsoft\.AspNetCore|Microsoft\.JSInterop|MudBlazor)\b"))));

    // <PackageReference Include="OllamaSharp" />; Microsoft.Extensions.AI.OpenAI brings OpenAI along.
    [Fact]
    public void Clients_of_the_providers_are_for_tests_and_benchmarks_only() => AssertNone(
        from project in new[] { "ChatStudio.Core", "ChatStudio.Web" }
        from line in File.ReadLines(Path.Combine(Source.Root, project, project + ".csproj"))
        where Regex.IsMatch(line, @"Include=""(OpenAI|Anthropic|OllamaSharp|Microsoft\.Extensions\.AI\.OpenAI)""")
        select $"{project}: {line.Trim()}");

    [Fact]
    public void Wire_knows_no_json_and_no_provider() => AssertNone(Source.Shipped
        .Where(file => file.Path.StartsWith("ChatStudio.Core/Wire/", StringComparison.Ordinal))
        .SelectMany(file => file.Find(new Regex(@"\b(System\.Text\.Json|Microsoft\.Extensions\.AI)\b"))));

    [Fact]
    public void Markdown_knows_Markdig_and_nothing_else() => AssertNone(
        from file in Source.Shipped
        where file.Path.StartsWith("ChatStudio.Core/Markdown/", StringComparison.Ordinal)
        from named in file.Usings
        where !Regex.IsMatch(named.Namespace, @"^(System|Markdig|ChatStudio\.Core\.Markdown)(\.|$)")
        select $"{file.Path}:{named.Line}: Markdown must not know {named.Namespace}");

    [Fact]
    public void Namespace_of_a_file_is_its_folder() => AssertNone(
        from file in Source.CSharp
        from line in file.Lines.Select((text, index) => (text, index))
        let declared = Regex.Match(line.text, @"^namespace ([\w.]+);")
        where declared.Success && declared.Groups[1].Value != file.Namespace
        select $"{file.Path}:{line.index + 1}: the namespace is {declared.Groups[1].Value}, the folder says {file.Namespace}");

    private static bool MayKnow(string from, string to)
    {
        var room = Room(from);
        return room is null || IsInside(to, room) || Rooms[room].Any(allowed =>
            allowed.EndsWith(".*", StringComparison.Ordinal) ? IsInside(to, allowed[..^2]) : to == allowed || (Room(to) == allowed && !IsHidden(to)));
    }

    // What one provider looks like is its own business; the catalog in the root of Providers speaks for all of them.
    private static bool IsHidden(string name) => name.StartsWith("ChatStudio.Core.Providers.", StringComparison.Ordinal);

    private static string? Room(string name) => Rooms.Keys.Where(room => IsInside(name, room)).MaxBy(room => room.Length);

    private static bool IsInside(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);

    // new ChatStudio.Core.Providers.OpenAI.Thing(), and in docs as well: a link is knowledge too. The last part is the type.
    private static IEnumerable<(string Namespace, int Line)> Qualified(SourceFile file) =>
        from line in file.Lines.Select((text, index) => (text, index))
        where !line.text.Contains("using ", StringComparison.Ordinal) && !line.text.StartsWith("namespace ", StringComparison.Ordinal)
        from Match match in Regex.Matches(line.text, @"\b(ChatStudio\.(?:Core|Web)(?:\.[A-Z]\w+)+)\.[A-Z]\w+")
        select (match.Groups[1].Value, line.index + 1);

    private static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}

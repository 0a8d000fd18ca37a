using System.Net;
using System.Net.Sockets;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Host;

public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("chatstudio-");

    public static TheoryData<string[], string, string> NetworkAddresses => new()
    {
        { ["--urls", "http://0.0.0.0:0"], "", "" },
        { ["--urls", "http://*:0"], "", "" },
        { ["--urls", "http://[::]:0"], "", "" },
        { ["--urls", "http://studio.example:0"], "", "" },
        { ["--urls", "http://192.0.2.1:0"], "", "" },
        { ["--urls", "http://127.0.0.1:0;http://0.0.0.0:0"], "", "" },
        { [], "ASPNETCORE_URLS", "http://+:0" },
        { [], "ASPNETCORE_HTTP_PORTS", "0" },
        { [], "Kestrel__Endpoints__Web__Url", "http://0.0.0.0:0" },
    };

    [Theory]
    [MemberData(nameof(NetworkAddresses))]
    public async Task Start_on_an_address_of_the_network_is_refused_in_one_sentence(string[] arguments, string name, string value)
    {
        using var studio = StudioProcess.Start(arguments, [Data, .. name.Length > 0 ? [(name, value)] : Array.Empty<(string, string)>()]);

        var (code, output, error) = await studio.EndAsync();

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("other machines can reach it", error, StringComparison.Ordinal);
        Assert.Contains("--urls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_says_where_it_is_in_one_line_and_serves_its_pages_and_files_from_any_folder()
    {
        using var studio = StudioProcess.Start(["--urls", "http://127.0.0.1:0"], Data);

        var line = await studio.ReadLineAsync();

        Assert.Matches(@"^ChatStudio is ready: http://127\.0\.0\.1:\d+$", line);
        using var client = new HttpClient { BaseAddress = new(line!["ChatStudio is ready: ".Length..]) };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var css = page.Split('"').Single(part => part.StartsWith("css/app.", StringComparison.Ordinal));
        Assert.Contains(".cs-app", await client.GetStringAsync(new Uri(css, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_in_a_folder_that_another_one_uses_says_what_to_do()
    {
        using var first = StudioProcess.Start(["--urls", "http://127.0.0.1:0"], Data);
        await first.ReadLineAsync();
        using var second = StudioProcess.Start(["--urls", "http://127.0.0.1:0"], Data);

        var (code, output, error) = await second.EndAsync();

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("Another ChatStudio uses the data folder", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_on_a_taken_port_says_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var studio = StudioProcess.Start(["--urls", $"http://{other.LocalEndpoint}"], Data);

        var (code, _, error) = await studio.EndAsync();

        Assert.Equal(1, code);
        Assert.Contains("address already in use", error, StringComparison.Ordinal);
        Assert.Contains("--urls http://127.0.0.1:<port>", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_with_a_data_folder_that_cannot_be_written_names_it()
    {
        var file = Path.Combine(_data.FullName, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        using var studio = StudioProcess.Start([], ("CHATSTUDIO_DATA", file));

        var (code, _, error) = await studio.EndAsync();

        Assert.Equal(1, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("set CHATSTUDIO_DATA to another one", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_with_a_wrong_limit_names_key_value_and_rule()
    {
        using var studio = StudioProcess.Start(["--Limits:Idle", "soon"], Data);

        var (code, _, error) = await studio.EndAsync();

        Assert.Equal(1, code);
        Assert.Equal("Limits:Idle is \"soon\", but must be a number of seconds above 0 and up to 86400, or \"off\".", error.Trim());
    }

    public void Dispose() => _data.Delete(recursive: true);

    private (string, string) Data => ("CHATSTUDIO_DATA", _data.FullName);
}

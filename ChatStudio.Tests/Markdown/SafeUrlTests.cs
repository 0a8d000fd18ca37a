using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

public sealed class SafeUrlTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("HTTP://EXAMPLE.com/A", "http://example.com/A")]
    [InlineData("https://example.com/a b", "https://example.com/a%20b")]
    [InlineData("https://münchen.example/ü", "https://münchen.example/%C3%BC")]
    [InlineData("mailto:me@example.com", "mailto:me@example.com")]
    public void Absolute_web_and_mail_addresses_are_links(string written, string url) => Assert.Equal(url, SafeUrl.ForLink(written));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("java\0script:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("javascript&colon;alert(1)")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("javascript://example.com/%0aalert(1)")]
    [InlineData("javаscript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("data:image/svg+xml;base64,AAAA")]
    [InlineData("DATA:text/html;base64,AAAA")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://host/share")]
    [InlineData("\\\\host\\share")]
    [InlineData("blob:https://example.com/1")]
    [InlineData("filesystem:https://example.com/1")]
    [InlineData("about:blank")]
    [InlineData("ftp://example.com")]
    [InlineData("ws://example.com")]
    [InlineData("view-source:https://example.com")]
    [InlineData("intent://x#Intent;end")]
    [InlineData("ms-word:ofe|u|https://example.com")]
    [InlineData("//example.com/a")]
    [InlineData("/a")]
    [InlineData("a.html")]
    [InlineData("#a")]
    [InlineData("?a")]
    [InlineData("http:")]
    [InlineData("http://")]
    [InlineData("https:///a")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("https://exa\u202emple.com")]
    [InlineData("https://example.com/\u2066a")]
    [InlineData("https://exam\u200bple.com")]
    [InlineData("https://example.com/\u0085")]
    [InlineData("chatstudio-pending:")]
    public void Everything_else_is_not(string? written)
    {
        Assert.Null(SafeUrl.ForLink(written));
        Assert.Null(SafeUrl.ForImage(written));
    }

    [Fact]
    public void Picture_is_not_sent_by_mail() => Assert.Null(SafeUrl.ForImage("mailto:me@example.com"));

    [Fact]
    public void Address_of_unreasonable_length_is_not_a_link() => Assert.Null(SafeUrl.ForLink("https://example.com/" + new string('a', 10_000)));

    [Theory]
    [InlineData("[a](javascript:alert(1))", "p(a)")]
    [InlineData("[a](<java\tscript:alert(1)>)", "p(a)")]
    [InlineData("[a](javascript&#58;alert(1))", "p(a)")]
    [InlineData("[a](&#x6A;avascript:alert(1))", "p(a)")]
    [InlineData("[a]\n\n[a]: javascript:alert(1)", "p(a)")]
    [InlineData("<javascript:alert(1)>", "p(<javascript:alert(1)>)")]
    [InlineData("![a](data:image/svg+xml,x)", "p(a)")]
    [InlineData("[![a](javascript:b)](vbscript:c)", "p(a)")]
    [InlineData("[a](chatstudio-pending:)", "p(a)")]
    [InlineData("<chatstudio-pending:x>", "p(<chatstudio-pending:x>)")]
    [InlineData("[\u202egpj.exe](https://a.b/)", "p(a[https://a.b/](gpj.exe))")]
    public void Refused_address_leaves_the_text(string text, string shown) =>
        Assert.Equal(shown, BlockText.Describe(StreamingMarkdown.Parse(text).Blocks));

    [Theory]
    [InlineData("https://user:pass@example.com:8443/a?b", "example.com")]
    [InlineData("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example")]
    [InlineData("mailto:me%40x@example.com", "me@x@example.com")]
    public void Destination_is_the_host_or_the_mail_address(string allowed, string destination) => Assert.Equal(destination, SafeUrl.Destination(allowed));

    [Fact]
    public void Plain_takes_controls_and_direction_marks_out_of_a_text() =>
        Assert.Equal("abcd", SafeUrl.Plain("a\u0007b\u202ec\u200f\u2069d\ufeff"));
}

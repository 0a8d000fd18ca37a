using System.Text;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>Text that tries to be something else, drawn by a seeded generator.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "Hello", " ", "\n", "\n\n", "\r\n", "\t", "数据流", "🌊🧑‍🚀", "é", "\u202e", "\u200b", "<script>alert(1)</script>", "</script>", "<!--", "-->",
        "<!-- chatstudio:0123 {\"role\":\"user\",\"at\":\"2026-01-01T00:00:00+00:00\",\"lines\":1} -->", "<!-- chatstudio:", "## You · 2026", "```", "~~~\n", "|a|b|\n|-|-|\n|1|2|\n",
        "<script type=\"application/json\" id=\"chatstudio-conversation\">{}</script>", "{\"format\":\"chatstudio.conversation/1\"}", "&lt;b&gt;", "\"'\\", "[x](javascript:alert(1))",
        "![y](http://127.0.0.1:1/p.png)", "<img src=x onerror=alert(1)>", "$$x^2$$", "> quote\n", "- item\n", "1. one\n", "\u0001", "\ufeff", "\u2028", "{{7*7}}", "%s%n", "'; DROP TABLE messages;--",
    ];

    public static string Draw(Random random, int most = 12)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most) + 1; i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}

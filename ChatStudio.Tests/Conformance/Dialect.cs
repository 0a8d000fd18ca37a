using System.Text;
using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

/// <summary>What the conformance tests must know of a dialect; everything else the manifest says.</summary>
/// <param name="Api">Its name in the manifest.</param>
/// <param name="Connect">The providers, pointed at a server that speaks it.</param>
/// <param name="End">What the answer's end marker looks like; before its first byte an answer is not complete.</param>
/// <param name="Lists">Flavours of the manifest's model lists this dialect reads; empty for none.</param>
public sealed record Dialect(string Api, Func<ProviderServer, ProviderSession> Connect, Regex End, params string[] Lists)
{
    /// <summary>One JSON object a line, without comments.</summary>
    public bool IsNdjson => Api == "ollama-chat";

    /// <summary>The first byte of what ends the answer.</summary>
    public int EndMarker(byte[] body) => End.Match(Encoding.Latin1.GetString(body)) is { Success: true } match ? match.Index : body.Length;
}

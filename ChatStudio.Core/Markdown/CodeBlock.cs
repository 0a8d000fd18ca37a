namespace ChatStudio.Core.Markdown;

/// <summary>Fenced or indented code. Lines only ever grow at the end while the block is open: the last one may still be arriving.</summary>
/// <param name="Language">The first word of the info string (<c>csharp</c>), empty without.</param>
/// <param name="Info">The rest of the info string (<c>title="a.cs"</c>), empty without.</param>
/// <param name="Lines">Without their line ends.</param>
/// <param name="IsOpen">The closing fence has not come yet.</param>
public sealed record CodeBlock(string Language, string Info, IReadOnlyList<string> Lines, bool IsOpen) : MarkdownBlock;

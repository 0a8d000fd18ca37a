namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// A block that is not shown (a server tool's call or result, a compaction) and kept as it came, so that the turn can be sent
/// back whole. <see cref="Microsoft.Extensions.AI.AIContent.RawRepresentation"/> of a content that is nothing else.
/// </summary>
internal sealed record AnthropicRawBlock(string Json);

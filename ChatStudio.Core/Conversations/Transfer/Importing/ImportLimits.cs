namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>What an import takes from a file that nobody vouches for.</summary>
public sealed record ImportLimits
{
    /// <summary>Bytes of the file. Default 1 GB.</summary>
    public long File { get; init; } = 1L << 30;

    /// <summary>Bytes of one conversation, as it stands in the file: so much is in memory at a time. Default 64 MB.</summary>
    public long Conversation { get; init; } = 64L << 20;

    /// <summary>Conversations of one import. Default 50,000.</summary>
    public int Conversations { get; init; } = 50_000;

    /// <summary>Messages of one conversation, on all branches. Default 20,000.</summary>
    public int Messages { get; init; } = 20_000;

    /// <summary>Characters of one text; what is longer is cut. Default that of a prompt.</summary>
    public int Text { get; init; } = ConversationService.MaxPromptLength;

    /// <summary>Files in a ZIP file. Default 50,000.</summary>
    public int Entries { get; init; } = 50_000;

    /// <summary>Bytes that a ZIP file unfolds to. Default 4 GB.</summary>
    public long Unpacked { get; init; } = 4L << 30;

    /// <summary>How many times its packed size a file in a ZIP file may have, beyond the first megabyte. Default 100; conversations have 3 to 20.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Skipped items that the report names. Default 200; the rest is counted.</summary>
    public int Named { get; init; } = 200;
}

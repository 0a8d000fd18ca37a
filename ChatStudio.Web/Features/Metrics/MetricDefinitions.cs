namespace ChatStudio.Web.Features.Metrics;

/// <summary>The one place where the numbers of the panel are explained to its reader. How they are computed stands in <c>Core/Metrics</c>.</summary>
public static class MetricDefinitions
{
    public static readonly MetricDefinition Now = new("Now",
        "Tokens that arrived in the last 0.45 s, per second. The line behind it uses a window of 0.9 s around each moment.");

    public static readonly MetricDefinition Average = new("Average",
        "Output tokens that were streamed, divided by the time from the first to the last of them. Stalls count, waiting and tools do not. Not given for a single chunk, less than 0.2 s or fewer than 40 tokens.");

    public static readonly MetricDefinition EndToEnd = new("End to end",
        "All output tokens divided by the whole time from sending to the end, waiting included.");

    public static readonly MetricDefinition Peak = new("Peak", "The highest point of the rate line.");

    public static readonly MetricDefinition Elapsed = new("Elapsed", "Time since the prompt was sent; it stands still when the answer has ended.");

    public static readonly MetricDefinition Stalls = new("Stalls",
        "Silences of 1.0 s or more after the first token: how many, and how long together.");

    public static readonly MetricDefinition FirstToken = new("First token",
        "From sending the prompt to the first content of any kind, reasoning included. Empty frames do not count.");

    public static readonly MetricDefinition GapP50 = new("Gap p50",
        "Half of the gaps between two chunks of content are shorter. A chunk may hold several tokens.");

    public static readonly MetricDefinition GapP95 = new("Gap p95",
        "95 % of the gaps between two chunks of content are shorter.");

    public static readonly MetricDefinition TokensIn = new("Tokens in",
        "The prompt with all earlier messages, cached parts included. ≈ marks our estimate until the provider reports its count.");

    public static readonly MetricDefinition TokensOut = new("Tokens out",
        "Everything the model generated, reasoning included. ≈ marks our estimate until the provider reports its count; a stopped answer keeps it.");

    public static readonly MetricDefinition Cost = new("Cost",
        "Tokens times the price of each kind, in US dollars. Without a known price it says so; simulated and local models cost nothing.");

    public static readonly MetricDefinition Characters = new("Characters", "Visible characters of the answer, without reasoning.");

    public static readonly MetricDefinition TokenSize = new("Token size",
        "Characters of text and reasoning per streamed token, on average.");

    public static readonly MetricDefinition TimePerToken = new("Per token",
        "Time from the first to the last content, divided by the output tokens less one.");

    public static readonly MetricDefinition Context = new("Context used",
        "Tokens in and tokens out so far, of what the model can read and write together.");

    public static readonly MetricDefinition Gaps = new("Gaps between tokens",
        "How often each gap between two chunks of content occurred, from 2 ms to 2.5 s on a logarithmic scale. Stalls are drawn in ink; what is slower than p95 is pale.");

    public static readonly MetricDefinition Answers = new("Answers", "Answers on the shown path of this conversation, also stopped and broken ones.");

    public static readonly MetricDefinition TotalTokens = new("Tokens", "Tokens in and out of all these answers. Every answer reads the conversation before it again.");

    public static readonly MetricDefinition TotalTime = new("Time", "From sending to the end, added up over the answers.");

    public static readonly MetricDefinition MedianFirstToken = new("Median first token", "Half of the answers had their first token sooner.");

    public static readonly MetricDefinition MedianRate = new("Median rate", "Half of the answers had a lower average rate.");
}

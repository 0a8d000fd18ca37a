using ChatStudio.Benchmarks.Hosting;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>What is put on a server.</summary>
/// <param name="Page">The page that the circuits show.</param>
/// <param name="Circuits">How many, each with a conversation of its own.</param>
/// <param name="Document">What is streamed in each.</param>
/// <param name="Rate">Tokens per second in each.</param>
internal sealed record CircuitLoad(PageKind Page, int Circuits, string Document, int Rate, ClientMode Mode)
{
    public string Model => $"{Document}@{Rate}";
}

namespace ChatStudio.Benchmarks.Compare;

/// <summary>What one comparison streams.</summary>
/// <param name="Columns">2 to 6.</param>
/// <param name="Document">In each column.</param>
/// <param name="Rate">Tokens per second in each column.</param>
internal sealed record CompareLoad(int Columns, string Document, int Rate)
{
    public string Model => $"{Document}@{Rate}";
}

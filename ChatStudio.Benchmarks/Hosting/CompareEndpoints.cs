using ChatStudio.Core.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>Addresses that start comparisons and tell when their text arrived.</summary>
internal static class CompareEndpoints
{
    public static void MapComparisons(this RouteGroupBuilder benchmark)
    {
        benchmark.MapPost("/compare/start", async (string model, int columns, ComparisonService comparisons)
            => TypedResults.Json((await comparisons.StartAsync([.. Enumerable.Repeat(new ColumnSetup(DocumentCatalog.Model(model)), columns)], "Begin", new(), Guid.NewGuid())).Id.ToString()));
        benchmark.MapPost("/compare/send", async (string id, string model, ComparisonService comparisons) =>
        {
            var comparison = Find(id, comparisons);
            foreach (var column in comparison.State.Columns)
            {
                await comparisons.ChangeColumnAsync(comparison.Id, column.Id, new(DocumentCatalog.Model(model)));
            }

            await comparisons.SendAsync(comparison.Id, "Go on", Guid.NewGuid());
        });
        benchmark.MapGet("/compare/arrivals", (string id, ComparisonService comparisons)
            => Find(id, comparisons).State.Current!.Runs.Select(RunArrivals.Of));
    }

    private static Comparison Find(string id, ComparisonService comparisons)
        => ComparisonId.TryParse(id, out var parsed) && comparisons.Find(parsed) is { } comparison
            ? comparison
            : throw new BadHttpRequestException($"'{id}' is no comparison.");
}

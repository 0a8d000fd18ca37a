using ChatStudio.Benchmarks.Hosting;

namespace ChatStudio.Benchmarks.Yardsticks;

/// <summary>Which yardstick this server shows.</summary>
internal sealed record Yardstick(PageKind Kind);

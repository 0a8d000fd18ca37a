namespace ChatStudio.Tests.Support;

/// <summary>Tests that measure time in this process run alone, one after the other, when nothing else of the suite runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TimingSuite
{
    public const string Name = "Timing";
}

namespace ChatStudio.Tests.Browser;

/// <summary>Browser tests share one Chromium and run alone, one after the other: a page that competes for cores proves nothing about time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserSuite : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}

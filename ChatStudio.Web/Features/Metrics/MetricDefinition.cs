namespace ChatStudio.Web.Features.Metrics;

/// <summary>What a number on the screen means.</summary>
/// <param name="Term">As it stands beside the number.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record MetricDefinition(string Term, string Text);

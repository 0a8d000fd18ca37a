using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>One answer and its numbers.</summary>
public sealed record AnswerNumbers(Run Run, MetricsSnapshot Numbers);

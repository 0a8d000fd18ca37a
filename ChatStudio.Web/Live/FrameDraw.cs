using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Live;

/// <summary>Takes in the entries of one frame and renders them once. The segment is valid until the task ends.</summary>
public delegate Task FrameDraw(ArraySegment<RunEntry> entries);

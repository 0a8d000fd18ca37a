namespace ChatStudio.Core.Generation;

public static class RunStateExtensions
{
    /// <summary>True for the four final states.</summary>
    public static bool IsFinal(this RunState state) => state >= RunState.Completed;
}

namespace Halyard.Evaluation.Segments;

/// <summary>Tells which big segments a context is in.</summary>
public interface IBigSegmentLookup
{
    /// <summary>Looks a context up. Called at most once per key in one evaluation.</summary>
    /// <remarks>Must not throw, and must be safe to call from any thread: what fails is a membership with a status.</remarks>
    /// <param name="contextKey">The key of a context, not hashed.</param>
    /// <returns>What the store knows about it.</returns>
    BigSegmentMembership Find(string contextKey);
}

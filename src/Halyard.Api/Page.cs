namespace Halyard.Api;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="TotalCount">How many items all pages have together.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int TotalCount);

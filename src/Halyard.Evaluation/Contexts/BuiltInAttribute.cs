namespace Halyard.Evaluation.Contexts;

/// <summary>The attributes every context has a place for; everything else is custom.</summary>
internal enum BuiltInAttribute : byte
{
    None,
    Key,
    Kind,
    Name,
    Anonymous,
}

using System.Collections.Concurrent;
using Halyard.Evaluation.Targeting;
using Halyard.Events;
using Halyard.Stores;
using Microsoft.Extensions.Logging;

namespace Halyard.Client;

/// <summary>
/// Reads the values of flags for the client: evaluates, checks the type, reports, and serves the default when anything is amiss.
/// </summary>
internal sealed partial class FlagReader(SnapshotStore store, EventPipeline? events, ILogger logger)
{
    // Flags that are asked for in vain have anybody's keys: after so many, trouble is not logged any more.
    private const int ToldAtMost = 1_000;

    private readonly ConcurrentDictionary<(int Event, string Key), bool> _told = new();

    /// <summary>
    /// Never throws and never waits. The result says why the value is what it is, and has a variation only if the value is that
    /// variation's.
    /// </summary>
    public EvaluationResult Read<T, TForm>(string key, Context? context, T defaultValue, TForm form, out T value)
        where TForm : struct, IValueForm<T>
    {
        ArgumentNullException.ThrowIfNull(key);
        value = defaultValue;
        try
        {
            // Once, and kept to the end: a flag and its prerequisites must come from the same moment.
            if (store.Current is not { } snapshot)
            {
                return Miss(EvaluationErrorKind.ClientNotReady, key, context, form.Write(defaultValue));
            }

            if (context is not { IsValid: true })
            {
                return RefuseContext(context);
            }

            if (snapshot.FindFlag(key) is not { } flag)
            {
                return Miss(EvaluationErrorKind.FlagNotFound, key, context, form.Write(defaultValue));
            }

            var result = Evaluator.Evaluate(flag, context, snapshot, events);
            if (result.HasVariation && form.TryRead(result.Value, out var read))
            {
                value = read;
                events?.Evaluated(flag, result.VariationIndex, context, form.Write(defaultValue));
                return result;
            }

            events?.Evaluated(flag, -1, context, form.Write(defaultValue));
            return WithoutValue(key, result);
        }
#pragma warning disable CA1031 // Nothing may reach the caller; every failure is a reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Fail(key, exception);
        }
    }

    /// <summary>The value alone, without a report of the evaluation.</summary>
    public FlagValue Peek(string key, Context context, FlagValue defaultValue)
    {
        if (store.Current is not { } snapshot || snapshot.FindFlag(key) is not { } flag)
        {
            return defaultValue;
        }

        var result = Evaluator.Evaluate(flag, context, snapshot);
        return result.HasVariation ? result.Value : defaultValue;
    }

    private EvaluationResult Miss(EvaluationErrorKind why, string key, Context? context, in FlagValue defaultValue)
    {
        if (context is not { IsValid: true })
        {
            return why == EvaluationErrorKind.ClientNotReady ? EvaluationResult.Error(why) : RefuseContext(context);
        }

        events?.Missed(key, context, defaultValue);
        if (why == EvaluationErrorKind.FlagNotFound)
        {
            if (IsNews(EventIds.FlagUnknown, key))
            {
                LogUnknown(key);
            }
        }
        else if (IsNews(EventIds.NotReady, ""))
        {
            LogNotReady();
        }

        return EvaluationResult.Error(why);
    }

    private EvaluationResult RefuseContext(Context? context)
    {
        if (IsNews(EventIds.ContextInvalid, ""))
        {
            LogContextInvalid(context?.Error ?? "there is none.");
        }

        return EvaluationResult.Error(EvaluationErrorKind.UserNotSpecified);
    }

    private EvaluationResult WithoutValue(string key, EvaluationResult result)
    {
        if (result.HasVariation)
        {
            if (IsNews(EventIds.ValueOfOtherType, key))
            {
                LogOtherType(key, result.Value.Kind);
            }

            return EvaluationResult.Error(EvaluationErrorKind.WrongType);
        }

        if (result.Reason.Kind == EvaluationReasonKind.Error && IsNews(EventIds.FlagMalformed, key))
        {
            LogMalformed(key);
        }

        return result;
    }

    private EvaluationResult Fail(string key, Exception exception)
    {
        if (IsNews(EventIds.EvaluationFailed, key))
        {
            LogFailed(key, exception);
        }

        return EvaluationResult.Error(EvaluationErrorKind.Exception);
    }

    private bool IsNews(int eventId, string key) =>
        !_told.ContainsKey((eventId, key)) && _told.Count < ToldAtMost && _told.TryAdd((eventId, key), true);

    [LoggerMessage(EventIds.NotReady, LogLevel.Warning,
        "Flags are evaluated before there are any, or after the client was disposed: the defaults are served.")]
    private partial void LogNotReady();

    [LoggerMessage(EventIds.ContextInvalid, LogLevel.Warning,
        "Flags are evaluated for contexts that are not valid, and the defaults are served. The first: {Error}")]
    private partial void LogContextInvalid(string error);

    [LoggerMessage(EventIds.FlagUnknown, LogLevel.Warning, "Flag '{Flag}' does not exist: its default is served.")]
    private partial void LogUnknown(string flag);

    [LoggerMessage(EventIds.ValueOfOtherType, LogLevel.Warning,
        "Flag '{Flag}' has a value of kind {Kind}, and another was asked for: the default is served.")]
    private partial void LogOtherType(string flag, FlagValueKind kind);

    [LoggerMessage(EventIds.FlagMalformed, LogLevel.Error, "Flag '{Flag}' is malformed: its default is served.")]
    private partial void LogMalformed(string flag);

    [LoggerMessage(EventIds.EvaluationFailed, LogLevel.Error, "Flag '{Flag}' could not be evaluated: its default is served.")]
    private partial void LogFailed(string flag, Exception exception);
}

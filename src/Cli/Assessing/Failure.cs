using System.Diagnostics;
using System.Reflection;

namespace CloudReady.Cli.Assessing;

/// <summary>Says what went wrong inside the tool.</summary>
internal static class Failure
{
    /// <summary>
    /// The kind of the exception and the method that it comes from. Its message is left out: it may quote what was being read,
    /// and that may be a secret.
    /// </summary>
    public static string Describe(Exception exception)
    {
        Exception cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
        MethodBase[] methods = [.. new StackTrace(cause).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>()];
        MethodBase? method = Array.Find(methods, candidate => candidate.DeclaringType?.Namespace?.StartsWith(nameof(CloudReady), StringComparison.Ordinal) == true) ?? methods.FirstOrDefault();
        return method is null ? cause.GetType().Name : $"{cause.GetType().Name} in {method.DeclaringType?.Name}.{method.Name}";
    }
}

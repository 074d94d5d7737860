using System.Text.RegularExpressions;
using CloudReady.CodeFixes.Engine.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.CodeFixes.Engine.Hosting;

/// <summary>
/// Whether <c>UseHttpsRedirection</c> redirects in a container. It does where it knows a port for HTTPS, and only warns where
/// it knows none: the port comes from its options, from a setting, or from an endpoint of the server.
/// </summary>
internal static class HttpsRedirection
{
    private static readonly Regex PortSetting = new(
        "\"(https_ports?|HttpsPort)\"\\s*:|\"urls?\"\\s*:\\s*\"[^\"]*https://",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>The call that redirects; null where there is none, or where it has no port to redirect to.</summary>
    public static async Task<InvocationExpressionSyntax?> FindAsync(Project project, Compilation compilation, CancellationToken cancellationToken) =>
        Invocations.NamesIn(compilation, "UseHttpsRedirection").FirstOrDefault()?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
        && (HasPortInCode(compilation) || await HasPortInSettingsAsync(project, cancellationToken).ConfigureAwait(false))
            ? call
            : null;

    private static bool HasPortInCode(Compilation compilation) =>
        Invocations.NamesIn(compilation, "HttpsPort", "UseHttps").Any()
        || Invocations.NamesIn(compilation, "UseUrls", "Urls").Any(name =>
            name.FirstAncestorOrSelf<StatementSyntax>()?.ToString().Contains("https://") == true);

    private static async Task<bool> HasPortInSettingsAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (TextDocument file in project.AdditionalDocuments)
        {
            string name = Path.GetFileName(file.Name);
            if (name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                && name.IndexOf("Development", StringComparison.OrdinalIgnoreCase) < 0
                && PortSetting.IsMatch((await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()))
            {
                return true;
            }
        }

        return false;
    }
}

using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>A time zone by its Windows id.</summary>
internal sealed class CR6112WindowsTimeZoneId() : Rule(Rule, effortHours: 0.2, FixKind.Rewrite), IApiRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR6112",
        "A time zone has its Windows id",
        "'{0}' is the id of a time zone on Windows: in an image without ICU (InvariantGlobalization, chiseled) it is not found on Linux. {1}",
        DiagnosticSeverity.Info,
        "Linux knows time zones by their IANA ids. .NET translates Windows ids with the data of ICU, which small images leave out.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(new ApiRow("M:System.TimeZoneInfo.FindSystemTimeZoneById", "id"));

    public void Analyze(in ApiUse use)
    {
        if (use.Argument("id") is { } argument
            && use.Context.Model.GetConstantValue(argument, use.Context.CancellationToken).Value is string id
            && IsWindowsId(id)
            && use.Context.Application.Kind is not (ApplicationKind.Desktop or ApplicationKind.Browser)
            && !PlatformGuard.IsWindowsOnly(argument, use.Context.Model))
        {
            string cure = TimeZoneIds.ToIana(id) is { } iana ? $"Write '{iana}'." : "Write the IANA id.";
            use.Context.Report(Rule, argument.GetLocation(), null, use.IsSyntactic, id, cure);
        }
    }

    private static bool IsWindowsId(string id) =>
        id.EndsWith(" Standard Time", StringComparison.Ordinal) || id is "UTC+12" or "UTC-02" or "UTC-11" or "Greenwich Standard Time";
}

namespace CloudReady.Analyzers.Rules.Platform;

/// <summary>
/// IANA ids of the time zones of Windows: territory 001 of CLDR's windowsZones
/// (https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml).
/// </summary>
internal static class TimeZoneIds
{
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["Dateline Standard Time"] = "Etc/GMT+12",
        ["Hawaiian Standard Time"] = "Pacific/Honolulu",
        ["Alaskan Standard Time"] = "America/Anchorage",
        ["Pacific Standard Time"] = "America/Los_Angeles",
        ["US Mountain Standard Time"] = "America/Phoenix",
        ["Mountain Standard Time"] = "America/Denver",
        ["Central America Standard Time"] = "America/Guatemala",
        ["Central Standard Time"] = "America/Chicago",
        ["Central Standard Time (Mexico)"] = "America/Mexico_City",
        ["Canada Central Standard Time"] = "America/Regina",
        ["SA Pacific Standard Time"] = "America/Bogota",
        ["Eastern Standard Time"] = "America/New_York",
        ["US Eastern Standard Time"] = "America/Indiana/Indianapolis",
        ["Atlantic Standard Time"] = "America/Halifax",
        ["Venezuela Standard Time"] = "America/Caracas",
        ["SA Western Standard Time"] = "America/La_Paz",
        ["Pacific SA Standard Time"] = "America/Santiago",
        ["Newfoundland Standard Time"] = "America/St_Johns",
        ["E. South America Standard Time"] = "America/Sao_Paulo",
        ["Argentina Standard Time"] = "America/Argentina/Buenos_Aires",
        ["Greenland Standard Time"] = "America/Godthab",
        ["Azores Standard Time"] = "Atlantic/Azores",
        ["GMT Standard Time"] = "Europe/London",
        ["Greenwich Standard Time"] = "Atlantic/Reykjavik",
        ["W. Europe Standard Time"] = "Europe/Berlin",
        ["Central Europe Standard Time"] = "Europe/Budapest",
        ["Romance Standard Time"] = "Europe/Paris",
        ["Central European Standard Time"] = "Europe/Warsaw",
        ["W. Central Africa Standard Time"] = "Africa/Lagos",
        ["GTB Standard Time"] = "Europe/Bucharest",
        ["Middle East Standard Time"] = "Asia/Beirut",
        ["Egypt Standard Time"] = "Africa/Cairo",
        ["E. Europe Standard Time"] = "Europe/Chisinau",
        ["South Africa Standard Time"] = "Africa/Johannesburg",
        ["FLE Standard Time"] = "Europe/Kiev",
        ["Turkey Standard Time"] = "Europe/Istanbul",
        ["Israel Standard Time"] = "Asia/Jerusalem",
        ["Arabic Standard Time"] = "Asia/Baghdad",
        ["Arab Standard Time"] = "Asia/Riyadh",
        ["Russian Standard Time"] = "Europe/Moscow",
        ["E. Africa Standard Time"] = "Africa/Nairobi",
        ["Iran Standard Time"] = "Asia/Tehran",
        ["Arabian Standard Time"] = "Asia/Dubai",
        ["Pakistan Standard Time"] = "Asia/Karachi",
        ["India Standard Time"] = "Asia/Kolkata",
        ["Nepal Standard Time"] = "Asia/Kathmandu",
        ["Bangladesh Standard Time"] = "Asia/Dhaka",
        ["Myanmar Standard Time"] = "Asia/Rangoon",
        ["SE Asia Standard Time"] = "Asia/Bangkok",
        ["China Standard Time"] = "Asia/Shanghai",
        ["Singapore Standard Time"] = "Asia/Singapore",
        ["W. Australia Standard Time"] = "Australia/Perth",
        ["Taipei Standard Time"] = "Asia/Taipei",
        ["Tokyo Standard Time"] = "Asia/Tokyo",
        ["Korea Standard Time"] = "Asia/Seoul",
        ["Cen. Australia Standard Time"] = "Australia/Adelaide",
        ["AUS Central Standard Time"] = "Australia/Darwin",
        ["E. Australia Standard Time"] = "Australia/Brisbane",
        ["AUS Eastern Standard Time"] = "Australia/Sydney",
        ["Tasmania Standard Time"] = "Australia/Hobart",
        ["New Zealand Standard Time"] = "Pacific/Auckland",
        ["Fiji Standard Time"] = "Pacific/Fiji",
    };

    /// <summary>The IANA id; null for a zone that is not in the table.</summary>
    public static string? ToIana(string windowsId) => Ids.TryGetValue(windowsId, out string? id) ? id : null;
}

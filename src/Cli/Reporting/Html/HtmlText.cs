using System.Globalization;
using System.Net;
using System.Text;

namespace CloudReady.Cli.Reporting.Html;

/// <summary>Builds HTML from interpolated strings whose holes are encoded: no text of a repository becomes markup.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _html = new();

    /// <summary>Appends markup; every hole is encoded, numbers in the invariant culture.</summary>
    public HtmlText Add(FormattableString markup)
    {
        _html.AppendFormat(EncodingFormatter.Instance, markup.Format, markup.GetArguments());
        return this;
    }

    /// <summary>Appends markup as it is.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public override string ToString() => _html.ToString();

    private sealed class EncodingFormatter : IFormatProvider, ICustomFormatter
    {
        public static readonly EncodingFormatter Instance = new();

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            WebUtility.HtmlEncode(arg is IFormattable value ? value.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "");
    }
}

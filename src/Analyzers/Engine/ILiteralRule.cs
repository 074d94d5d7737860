using CloudReady.Analyzers.Engine.Literals;

namespace CloudReady.Analyzers.Engine;

/// <summary>A rule that looks at strings with the shape of something that varies by deployment.</summary>
internal interface ILiteralRule
{
    /// <summary>Judges one string and reports it, or not.</summary>
    void Analyze(LiteralUse literal, SourceContext context);
}

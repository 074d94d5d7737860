namespace CloudReady.Analyzers.Engine.Apis;

/// <summary>A rule that looks at uses of the APIs that its rows name.</summary>
internal interface IApiRule
{
    /// <summary>The rows; rows whose types a compilation does not know cost nothing.</summary>
    ImmutableArray<ApiRow> Apis { get; }

    /// <summary>Judges one use and reports it, or not.</summary>
    void Analyze(in ApiUse use);
}

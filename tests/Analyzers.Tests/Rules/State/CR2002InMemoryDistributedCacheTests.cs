namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2002InMemoryDistributedCacheTests
{
    [Fact]
    public Task Reports_the_registration() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CR2002:AddDistributedMemoryCache()|};
        builder.Build().Run();
        """);

    [Fact]
    public Task Silent_under_a_development_guard() => AnalyzeAsync("""
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment())
            builder.Services.AddDistributedMemoryCache();
        builder.Build().Run();
        """);

    private static Task AnalyzeAsync(string source) => Verify.AnalyzerAsync(TestProject.Web, source, "CR2002");
}

using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

/// <summary>Static members that belong to the process, beside those that look alike and do not.</summary>
public sealed class CR2006ProcessStateTests
{
    [Theory]
    [InlineData("private static int State;", "if (Interlocked.Exchange(ref State, 1) == 0) Console.WriteLine(key);")]
    [InlineData("private static int State;", "if (Interlocked.CompareExchange(ref State, 1, 0) == 0) Console.WriteLine(key);")]
    [InlineData("private static readonly List<WeakReference<string>> State = [];", "State.Add(new(key));")]
    [InlineData("private static readonly Dictionary<string, WeakReference> State = [];", "State[key] = new WeakReference(key);")]
    [InlineData("private sealed class FastProperty { private readonly System.Reflection.PropertyInfo? _property; public override string? ToString() => _property?.Name; }\nprivate static readonly Dictionary<string, FastProperty> State = [];", "State[key] = new FastProperty();")]
    public async Task What_belongs_to_the_process_is_silent(string member, string code) => Assert.Empty(await SeveritiesAsync("Carts", member, code));

    [Theory]
    [InlineData("private static string? State;", "Interlocked.Exchange(ref State, key);")]
    [InlineData("private static readonly List<string> State = [];", "State.Add(key);")]
    [InlineData("private sealed class Entry { private readonly string? _name; public override string? ToString() => _name; }\nprivate static readonly Dictionary<string, Entry> State = [];", "State[key] = new Entry();")]
    public async Task What_looks_like_it_is_a_warning(string member, string code) =>
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync("Carts", member, code));

    [Fact]
    public async Task An_appender_keeps_log_events() =>
        Assert.Empty(await SeveritiesAsync("MemoryAppender", "private static readonly List<string> State = [];", "State.Add(key);"));

    private static Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(string type, string member, string code) => Findings.SeveritiesAsync(
        TestProject.Web,
        "CR2006",
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class {{type}} : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            {{member}}

            public void Put(string key)
            {
                {{code}}
            }
        }
        """,
        TestContext.Current.CancellationToken);
}

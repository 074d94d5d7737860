using Microsoft.CodeAnalysis;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2006MutableStaticStateTests
{
    [Theory]
    [InlineData("private static readonly Dictionary<string, int> {|CR2006:State|} = new();", "State[key] = 1;")]
    [InlineData("private static readonly List<string> {|CR2006:State|} = [];", "State.Add(key);")]
    [InlineData("public static List<string> {|CR2006:State|} { get; } = new();", "CartController.State.Remove(key);")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> {|CR2006:State|} = new();", "State.TryRemove(key, out _);")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentQueue<string> {|CR2006:State|} = new();", "State.Enqueue(key);")]
    [InlineData("private static readonly Dictionary<string, List<string>> {|CR2006:State|} = new();", "State[key].Add(key);")]
    [InlineData("private static readonly string[] {|CR2006:State|} = new string[8];", "State[0] = key;")]
    [InlineData("private static string? {|CR2006:State|};", "State = key;")]
    [InlineData("private sealed class Node : List<Node>; private static readonly Dictionary<string, Node> {|CR2006:State|} = new();", "State[key] = [];")]
    [InlineData("public static DateTime {|CR2006:State|} { get; set; }", "State = DateTime.UtcNow;")]
    [InlineData("private static bool {|CR2006:State|};", "State = true; key.ToString(); State = false;")]
    [InlineData("private static decimal {|CR2006:State|};", "State *= 2;")]
    [InlineData("private static readonly Dictionary<string, int> {|CR2006:State|} = new();", "CartController?.State?.Clear();")]
    [InlineData("private static readonly System.Text.StringBuilder {|CR2006:State|} = new();", "State.AppendLine(key);")]
    public async Task State_that_requests_change_is_a_warning(string member, string code)
    {
        code = code.Replace("CartController?.State?.", "State?.", StringComparison.Ordinal);
        await Verify.AnalyzerAsync(TestProject.Web, Controller(member, code), "CR2006");
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesAsync(Controller(member.Replace("{|CR2006:State|}", "State", StringComparison.Ordinal), code)));
    }

    [Theory]
    [InlineData("private static readonly Dictionary<string, string> State = new();", "if (!State.TryGetValue(key, out var value)) State[key] = value = key.ToUpperInvariant();")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> State = new();", "State.GetOrAdd(key, k => k.ToUpperInvariant());")]
    [InlineData("private static readonly Dictionary<string, string> State = new();", "if (State.Count == 0) { foreach (char c in key) State.TryAdd(c.ToString(), key); }")]
    [InlineData("private static int State;", "State++;")]
    [InlineData("private static long State;", "Interlocked.Increment(ref State);")]
    [InlineData("private static List<string> State = [];", "State = [key];")]
    [InlineData("private static Uri? State;", "State = new Uri(key);")]
    [InlineData("private static event EventHandler? State;", "State += (_, _) => { };")]
    public async Task Caches_counters_copies_and_events_are_suggestions(string member, string code) =>
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesAsync(Controller(member, code)));

    [Theory]
    [InlineData("private static readonly Dictionary<string, int> State = new() { [\"a\"] = 1 };", "_ = State[key];")]
    [InlineData("private static readonly System.Collections.Immutable.ImmutableList<string> State = [];", "State.Add(key);")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, string> State = new();", "State.GetOrAdd(key.GetType(), t => t.Name);")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, System.Text.RegularExpressions.Regex> State = new();", "State.GetOrAdd(key, k => new(k));")]
    [InlineData("private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, SemaphoreSlim> State = new();", "State.GetOrAdd(key, _ => new(1));")]
    [InlineData("private static readonly List<Func<string, string>> State = [];", "State.Add(k => k);")]
    [InlineData("private static readonly Microsoft.Extensions.Caching.Memory.MemoryCache State = new(new Microsoft.Extensions.Caching.Memory.MemoryCacheOptions());", "State.Remove(key);")]
    [InlineData("private sealed class Key(Type type) : Tuple<Type, string>(type, type.Name); private static readonly HashSet<Key> State = [];", "State.Add(new(key.GetType()));")]
    [InlineData("private static readonly Dictionary<string, IList<System.IO.FileSystemWatcher>> State = [];", "State.Add(key, []);")]
    [InlineData("private static readonly Lazy<string> State = new(() => \"\");", "_ = State.Value;")]
    [InlineData("private static readonly AsyncLocal<string> State = new();", "State.Value = key;")]
    [InlineData("[ThreadStatic] private static string? State;", "State = key;")]
    [InlineData("private static readonly HttpClient State = new();", "State.Timeout = TimeSpan.Zero;")]
    [InlineData("private static readonly object State = new();", "lock (State) { }")]
    [InlineData("private static HttpClient? State;", "State = new HttpClient();")]
    [InlineData("private static string? State;", "if (State == null) { State = key; }")]
    [InlineData("private static string? State;", "State ??= key;")]
    [InlineData("private static string? State;", "_ = State ?? (State = key);")]
    [InlineData("private static string? State;", "State = null;")]
    [InlineData("private static int? State;", "if (State is { } value) return; State = 1;")]
    [InlineData("private static bool State;", "State = true;")]
    [InlineData("private static Func<string, string>? State;", "State = k => k;")]
    [InlineData("private static readonly List<string> State = [];", "_ = State.Append(key);")]
    [InlineData("private static readonly string[] State = [];", "_ = State[0];")]
    [InlineData("private static string Name => \"State\";", "_ = Name;")]
    [InlineData("private const string State = \"a\";", "_ = State;")]
    [InlineData("private string? State;", "State = key;")]
    public Task What_may_stay_in_a_process_is_silent(string member, string code) => Verify.AnalyzerAsync(TestProject.Web, Controller(member, code), "CR2006");

    [Fact]
    public Task Writes_before_the_start_are_silent() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var builder = WebApplication.CreateBuilder(args);
        Shop.Region = builder.Configuration["Region"];
        Shop.Handlers.Add("a");
        builder.Services.AddShop();
        builder.Build().Run();

        public static class Shop
        {
            public static string? Region { get; set; }
            public static List<string> Handlers { get; } = [];
            private static readonly Dictionary<string, int> Codes = new();
            static Shop() { Codes["a"] = 1; }
            public static IServiceCollection AddShop(this IServiceCollection services) { Handlers.Add("b"); return services; }
        }

        public class Startup
        {
            public void Configure(IApplicationBuilder app) => Shop.Region = "eu";
        }

        public class SetupPage
        {
            public void Show(string step) => Shop.Region = step;
        }

        public class Network : IDisposable
        {
            public void UpdateSettings(string region) => Shop.Region = region;
            public void Dispose() => Shop.Handlers.Clear();
        }

        public class ShopModule
        {
            public void Load() => Shop.Region = "us";
        }

        public class Singleton
        {
            private static Singleton? s_instance;
            private static ILogger? s_logger;
            private static string? s_name;
            public Singleton(ILogger<Singleton> logger, string name) { s_instance = this; s_logger = logger; s_name = name; }
        }
        """,
        "CR2006");

    [Fact]
    public Task State_of_one_file_that_another_changes() => Verify.AnalyzerAsync(
        TestProject.Web with
        {
            Sources = ["public class CartController { public void Put(string item) => AppState.Carts.Add(item); }", "public class Other { public List<string> Carts = []; public void Put(string item) => Carts.Add(item); }"],
        },
        """
        WebApplication.CreateBuilder(args).Build().Run();

        public static class AppState
        {
            public static readonly List<string> {|CR2006:Carts|} = [];
        }
        """,
        "CR2006");

    [Fact]
    public async Task The_message_names_the_state_and_who_changes_it()
    {
        var findings = await Findings.InAsync(
            TestProject.Web,
            Controller("private static readonly List<string> State = [];", "State.Add(key); State.Remove(key);"),
            TestContext.Current.CancellationToken);
        Diagnostic finding = Assert.Single(findings, finding => finding.Id == "CR2006");
        Assert.Equal(
            "'CartController.State' is static state that 'CartController.Put' changes while the service runs: each replica has its own, and a restart loses it. Keep it in a database or a shared cache.",
            finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(2, finding.AdditionalLocations.Count);
    }

    [Fact]
    public Task Endpoints_hubs_and_static_helpers() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/visits", (string user) => Visits.Users.Add(user));
        app.MapDelete("/visits", (string user) => Visits.Forget(user));
        app.Run();

        public static class Visits
        {
            public static readonly HashSet<string> {|CR2006:Users|} = [];
            private static readonly Dictionary<string, string> {|CR2006:Names|} = new();
            public static void Forget(string user) => Names.Remove(user);
            private static readonly List<string> Rules = [];
            static Visits() { AddRule("a"); }
            public static void AddRule(string rule) => Rules.Add(rule);
            public static void SetRegion(string region) => s_region = region;
            private static string s_region = "eu";
        }

        public class ChatHub : Microsoft.AspNetCore.SignalR.Hub
        {
            private static readonly Dictionary<string, string> {|CR2006:Connections|} = new();
            public override Task OnConnectedAsync() { Connections[Context.ConnectionId] = ""; return base.OnConnectedAsync(); }
        }
        """,
        "CR2006");

    [Fact]
    public async Task Only_code_of_services()
    {
        const string Code = "public class Parser { private static string? s_last; public void Parse(string text) => s_last = text; }";
        Assert.Empty((await Findings.InAsync(TestProject.Library, Code, TestContext.Current.CancellationToken)).Where(finding => finding.Id == "CR2006"));
        Assert.Single((await Findings.InAsync(TestProject.FrameworkWeb, "using System.Web; " + Code, TestContext.Current.CancellationToken)), finding => finding.Id == "CR2006");
    }

    private static Task<IEnumerable<DiagnosticSeverity>> SeveritiesAsync(string source) =>
        Findings.SeveritiesAsync(TestProject.Web, "CR2006", source, TestContext.Current.CancellationToken);

    private static string Controller(string member, string code) =>
        $$"""
        WebApplication.CreateBuilder(args).Build().Run();

        public class CartController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            {{member}}

            public void Put(string key)
            {
                {{code}}
            }
        }
        """;
}

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2005CacheAsStoreTests
{
    [Theory]
    [InlineData("cache.{|CR2005:Set(key, value)|};")]
    [InlineData("cache.{|CR2005:Set(key, value, new MemoryCacheEntryOptions())|};")]
    [InlineData("CacheExtensions.{|CR2005:Set(cache, key, value)|};")]
    [InlineData("using (var entry = cache.{|CR2005:CreateEntry(key)|}) { entry.Value = value; }")]
    public Task Entry_without_end_and_source(string code) => Verify.AnalyzerAsync(TestProject.Web, Service(code), "CR2005");

    [Theory]
    [InlineData("cache.Set(key, value, TimeSpan.FromMinutes(5));")]
    [InlineData("cache.Set(key, value, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(5) });")]
    [InlineData("var options = new MemoryCacheEntryOptions().SetAbsoluteExpiration(TimeSpan.FromHours(1)); cache.Set(key, value, options);")]
    [InlineData("using (var entry = cache.CreateEntry(key)) { entry.Value = value; entry.AbsoluteExpiration = DateTimeOffset.Now; }")]
    [InlineData("if (!cache.TryGetValue(key, out string? found)) cache.Set(key, value);")]
    [InlineData("_ = cache.GetOrCreate(key, entry => value);")]
    [InlineData("var found = cache.Get<string>(key) ?? cache.Set(key, value);")]
    [InlineData("cache.Remove(key);")]
    [InlineData("new Store().Set(key, value);")]
    public Task Entry_that_ends_or_has_a_source_is_silent(string code) => Verify.AnalyzerAsync(TestProject.Web, Service(code), "CR2005");

    [Fact]
    public Task System_Web_and_System_Runtime_Caching() => Verify.AnalyzerAsync(
        TestProject.FrameworkWeb with { ImplicitUsings = null },
        """
        using System;
        using System.Runtime.Caching;
        using System.Web;
        using System.Web.Mvc;

        namespace System.Web.Mvc { public class Controller { public HttpContextBase HttpContext; } }

        public class CartController : Controller
        {
            public void Put(string key, string value)
            {
                {|CR2005:HttpRuntime.Cache[key] = value|};
                HttpRuntime.Cache.{|CR2005:Insert(key + 1, value)|};
                MemoryCache.Default.{|CR2005:Set(key, value, ObjectCache.InfiniteAbsoluteExpiration)|};
                {|CR2005:HttpContext.Application[key] = value|};
                HttpContext.Application.{|CR2005:Add(key, value)|};
            }

            public void Expire(string key, string value)
            {
                HttpRuntime.Cache.Insert(key, value, null, DateTime.UtcNow.AddMinutes(5), System.Web.Caching.Cache.NoSlidingExpiration);
                MemoryCache.Default.Set(key, value, DateTimeOffset.UtcNow.AddMinutes(5));
                MemoryCache.Default.Add(key, value, new CacheItemPolicy { SlidingExpiration = TimeSpan.FromMinutes(5) });
                HttpRuntime.Cache.Remove(key);
            }

            public object Get(string key)
            {
                var value = HttpRuntime.Cache[key];
                if (value == null)
                    HttpRuntime.Cache[key] = value = key.Length;
                return value ?? HttpContext.Application[key];
            }
        }
        """,
        "CR2005");

    [Fact]
    public Task What_the_start_puts_there_it_puts_there_again() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using Microsoft.Extensions.Caching.Memory;

        var app = WebApplication.CreateBuilder(args).Build();
        app.Services.GetRequiredService<IMemoryCache>().Set("countries", "de");
        app.Run();
        """,
        "CR2005");

    [Fact]
    public Task A_wrapper_hands_on_what_it_is_given() => Verify.AnalyzerAsync(
        TestProject.Web,
        """
        using Microsoft.Extensions.Caching.Memory;

        WebApplication.CreateBuilder(args).Build().Run();

        public class CacheProvider(IMemoryCache cache)
        {
            public void Insert(string key, object value) => cache.Set("shop-" + key, value);

            public void Count(string key) => cache.{|CR2005:Set(key, key.Length)|};
        }
        """,
        "CR2005");

    private static string Service(string code) =>
        $$"""
        using Microsoft.Extensions.Caching.Memory;

        WebApplication.CreateBuilder(args).Build().Run();

        public class Carts(IMemoryCache cache)
        {
            public void Put(string key, string value)
            {
                {{code}}
            }

            public object? Get(string key) => cache.Get(key);
        }

        public class Store { public void Set(string key, string value) { } }
        """;
}

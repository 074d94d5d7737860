using CloudReady.CodeFixes.Fixes.State;

namespace CloudReady.Analyzers.Tests.Rules.State;

public sealed class CR2005CacheAsStoreFixTests
{
    private const string Key = "CR2005:distributed";
    private const string Todo = "// TODO CR2005: read the value from the distributed cache where the memory cache does not have it, and give it an expiration.";

    [Fact]
    public Task The_value_goes_into_the_distributed_cache_too() => Verify.FixAsync<CR2005CacheAsStoreFix>(
        TestProject.Web,
        """
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton<Tills>();
        builder.Build().Run();

        public class Tills(IMemoryCache cache)
        {
            public void Report(string till, decimal sales)
            {
                Console.WriteLine(till);

                // The last report of the till.
                cache.{|CR2005:Set($"sales-{till}", sales)|}; // kept
            }

            public decimal Sales(string till) => cache.Get<decimal>($"sales-{till}");
        }
        """,
        $$"""
        using System.Text.Json;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton<Tills>();
        builder.Build().Run();

        public class Tills(IMemoryCache cache, IDistributedCache distributedCache)
        {
            public void Report(string till, decimal sales)
            {
                Console.WriteLine(till);

                // The last report of the till.
                {{Todo}}
                distributedCache.SetString($"sales-{till}", JsonSerializer.Serialize(sales));
                cache.Set($"sales-{till}", sales); // kept
            }

            public decimal Sales(string till) => cache.Get<decimal>($"sales-{till}");
        }
        """,
        Key,
        "CR2005");

    [Fact]
    public Task An_async_method_waits_and_a_cache_in_scope_is_used() => Verify.FixAsync<CR2005CacheAsStoreFix>(
        TestProject.Web,
        """
        using System.Text.Json;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton<Carts>();
        builder.Build().Run();

        public record Item(int Product, int Quantity);

        public class Cart
        {
            public string Owner { get; set; } = "";
            public List<Item> Items { get; init; } = [];
        }

        public class Carts
        {
            private readonly IMemoryCache _memory;
            private readonly IDistributedCache _shared;

            public Carts(IMemoryCache memory, IDistributedCache shared)
            {
                _memory = memory;
                _shared = shared;
            }

            public async Task PutAsync(Cart cart)
            {
                await Task.Yield();
                _memory.{|CR2005:Set("cart-" + cart.Owner, cart)|};
                _memory.{|CR2005:Set("owner", cart.Owner)|};
            }
        }
        """,
        $$"""
        using System.Text.Json;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton<Carts>();
        builder.Build().Run();

        public record Item(int Product, int Quantity);

        public class Cart
        {
            public string Owner { get; set; } = "";
            public List<Item> Items { get; init; } = [];
        }

        public class Carts
        {
            private readonly IMemoryCache _memory;
            private readonly IDistributedCache _shared;

            public Carts(IMemoryCache memory, IDistributedCache shared)
            {
                _memory = memory;
                _shared = shared;
            }

            public async Task PutAsync(Cart cart)
            {
                await Task.Yield();
                {{Todo}}
                await _shared.SetStringAsync("cart-" + cart.Owner, JsonSerializer.Serialize(cart));
                _memory.Set("cart-" + cart.Owner, cart);
                {{Todo}}
                await _shared.SetStringAsync("owner", JsonSerializer.Serialize(cart.Owner));
                _memory.Set("owner", cart.Owner);
            }
        }
        """,
        Key,
        "CR2005");

    [Theory]
    [InlineData("cache.{|CR2005:Set(key, Take())|};")]
    [InlineData("cache.{|CR2005:Set(key, new MemoryStream())|};")]
    [InlineData("cache.{|CR2005:Set(key, (object)key)|};")]
    [InlineData("cache.{|CR2005:Set(key.Length, key)|};")]
    [InlineData("cache.{|CR2005:Set(key, new Node())|};")]
    [InlineData("cache.{|CR2005:Set(key, key, new MemoryCacheEntryOptions())|};")]
    [InlineData("using var entry = cache.{|CR2005:CreateEntry(key)|}; entry.Value = key;")]
    [InlineData("if (key.Length > 0) cache.{|CR2005:Set(key, key)|};")]
    public Task Not_offered_where_the_value_or_the_place_does_not_allow_it(string code) =>
        Verify.NoFixAsync<CR2005CacheAsStoreFix>(TestProject.Web, Service(code, "AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration[\"Redis\"])"), "CR2005");

    [Fact]
    public Task Not_offered_without_a_distributed_cache() =>
        Verify.NoFixAsync<CR2005CacheAsStoreFix>(TestProject.Web, Service("cache.{|CR2005:Set(key, key)|};", "AddMemoryCache()"), "CR2005");

    private static string Service(string code, string registration) =>
        $$"""
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{registration}};
        builder.Services.AddSingleton<Tills>();
        builder.Build().Run();

        public class Node { public Node? Next { get; set; } public Stream? Stream { get; set; } }

        public class Tills(IMemoryCache cache)
        {
            private int _taken;

            public void Put(string key)
            {
                {{code}}
            }

            private int Take() => _taken++;
        }
        """;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CloudReady.EndToEnd.Tests;

/// <summary>The lift-and-shift sample with two replicas and a real Redis, after Fix All of every state rule.</summary>
public sealed class RedisSessionTests
{
    private const string Server = "redis-server";

    [Fact]
    public async Task A_cart_outlives_the_replica_that_took_it_and_its_cookie_counts_on_the_others()
    {
        Assert.SkipUnless(RunningApplication.IsInstalled(Server), $"'{Server}' is not installed (Debian: apt-get install {Server}); .ci/run installs it.");
        using var shop = TestProject.CopyOfSample("LegacyShop");
        shop.AddPackages(
            "Microsoft.AspNetCore.DataProtection.StackExchangeRedis", "Microsoft.AspNetCore.SignalR.StackExchangeRedis", "Microsoft.Extensions.Caching.StackExchangeRedis");
        IReadOnlyList<string> left = await shop.FixAsync(ProjectFixer.FixableRules("CR2"));

        // Jobs need a storage whose package is not referenced. The folder of the uploads can be a volume now: information.
        Assert.Equal(["CR2010", "CR2103"], left.Distinct());
        Assert.Equal(1, CountOf("TODO CR2005", shop.Read("Services/Tills.cs")));
        Assert.Equal(1, CountOf("TODO CR2011", shop.Read("Program.cs")));
        Assert.Equal(1, CountOf("TODO CR2103", shop.Read("Services/ProductImageStore.cs")));

        await using RunningApplication redis = await StartRedisAsync(shop.Folder);
        (string, string) connection = ("ConnectionStrings__Redis", $"127.0.0.1:{redis.Port}");
        (string, string)[] folders = [("Paths__Inbox", shop.Folder), ("Paths__Templates", shop.Folder)];
        await using RunningApplication a = await shop.StartAsync([connection, .. folders]);
        await using RunningApplication b = await shop.StartAsync([connection, .. folders]);

        string cookie = await PutIntoCartAsync(a, productId: 7, quantity: 2);
        Assert.Equal((7, 2), await ReadCartAsync(b, cookie));

        // What the fixes inject is there, and is read from configuration.
        using HttpResponseMessage report = await a.Client.PostAsync(new Uri("/tills/7/sales?sales=12", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, report.StatusCode);

        await a.KillAsync();
        Assert.Equal((7, 2), await ReadCartAsync(b, cookie));
        Assert.Null(await ReadCartAsync(b, cookie: ""));
    }

    [Fact]
    public async Task Without_the_fixes_the_other_replica_does_not_know_the_cart()
    {
        using var shop = TestProject.CopyOfSample("LegacyShop");
        await shop.FixAsync();

        await using RunningApplication a = await shop.StartAsync();
        await using RunningApplication b = await shop.StartAsync();

        string cookie = await PutIntoCartAsync(a, productId: 7, quantity: 2);
        Assert.Equal((7, 2), await ReadCartAsync(a, cookie));
        Assert.Null(await ReadCartAsync(b, cookie));
    }

    private static int CountOf(string text, string code) => code.Split(text).Length - 1;

    /// <summary>A Redis on loopback that keeps nothing on disk.</summary>
    private static Task<RunningApplication> StartRedisAsync(string folder)
    {
        int port = RunningApplication.FreePort();
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no"];
        return RunningApplication.StartAsync(Server, arguments, folder, port);
    }

    /// <returns>The session cookie that the replica issued.</returns>
    private static async Task<string> PutIntoCartAsync(RunningApplication replica, int productId, int quantity)
    {
        using HttpResponseMessage response = await replica.Client.PostAsJsonAsync(
            new Uri("/cart/items", UriKind.Relative), new { productId, quantity }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    /// <returns>The only item of the cart; null for an empty cart.</returns>
    private static async Task<(int ProductId, int Quantity)?> ReadCartAsync(RunningApplication replica, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cart", UriKind.Relative));
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
        using HttpResponseMessage response = await replica.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();

        JsonElement items = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        if (items.GetArrayLength() == 0)
            return null;

        JsonElement item = Assert.Single(items.EnumerateArray());
        return (item.GetProperty("productId").GetInt32(), item.GetProperty("quantity").GetInt32());
    }
}

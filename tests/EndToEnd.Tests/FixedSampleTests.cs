using System.Net;

namespace CloudReady.EndToEnd.Tests;

/// <summary>The lift-and-shift sample after Fix All of the rules that need nothing but itself.</summary>
public sealed class FixedSampleTests
{
    [Fact]
    public async Task Health_endpoints_that_the_fix_maps_answer()
    {
        using var shop = TestProject.CopyOfSample("LegacyShop");
        Assert.Empty(await shop.FixAsync("CR3001"));

        await using RunningApplication application = await shop.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(application, "/healthz/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(application, "/healthz/ready"));
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningApplication application, string path)
    {
        using HttpResponseMessage response = await application.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}

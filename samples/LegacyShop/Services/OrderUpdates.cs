using Hangfire;
using Microsoft.AspNetCore.SignalR;

namespace LegacyShop.Services;

/// <summary>Tells the open pages of the shop about orders, and mails about them later.</summary>
public class OrderHub : Hub
{
    public Task Announce(int orderId) => Clients.All.SendAsync("order", orderId);
}

public static class OrderUpdates
{
    public static void AddOrderUpdates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddHangfire(configuration => configuration.UseInMemoryStorage());
    }
}

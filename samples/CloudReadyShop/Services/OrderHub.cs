using Microsoft.AspNetCore.SignalR;

namespace CloudReadyShop.Services;

/// <summary>Tells the open pages of the shop about orders.</summary>
public class OrderHub : Hub
{
    public Task Announce(int orderId) => Clients.All.SendAsync("order", orderId);
}

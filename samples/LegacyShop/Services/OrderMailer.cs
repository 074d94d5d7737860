using System.Net;
using System.Net.Mail;

namespace LegacyShop.Services;

/// <summary>Confirms orders by mail, and tells the warehouse.</summary>
public class OrderMailer(HttpClient http)
{
    private static readonly string WarehouseUrl = Environment.MachineName == "SHOPWEB01"
        ? "http://warehouse.legacyshop.local:8090/orders"
        : "http://warehouse-test.legacyshop.local:8090/orders";

    public async Task ConfirmAsync(int orderId, string customer)
    {
        using var client = new SmtpClient("MAIL01") { Credentials = new NetworkCredential("shop", "Sh0p!2019") };
        await client.SendMailAsync(new MailMessage("orders@legacyshop.local", customer, $"Order {orderId}", "Thank you."));
        await http.PostAsJsonAsync(WarehouseUrl, orderId);
    }
}

using System.Net;
using System.Net.Mail;

namespace CloudReadyShop.Services;

/// <summary>Confirms orders by mail, and tells the warehouse.</summary>
public class OrderMailer(HttpClient http, IConfiguration configuration)
{
    public async Task ConfirmAsync(int orderId, string customer)
    {
        using var client = new SmtpClient(configuration["Mail:Host"]) { Credentials = new NetworkCredential(configuration["Mail:User"], configuration["Mail:Password"]) };
        await client.SendMailAsync(new MailMessage(configuration["Shop:OrderMail"] ?? "", customer, $"Order {orderId}", "Thank you."));
        await http.PostAsJsonAsync(configuration["Warehouse:Url"], orderId);
    }
}

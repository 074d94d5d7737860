using Microsoft.AspNetCore.Mvc;

namespace CloudReadyShop.Controllers;

[ApiController]
[Route("settings")]
public class SettingsController(IConfiguration configuration) : ControllerBase
{
    [HttpGet]
    public object Get() => new
    {
        BannerText = configuration["Shop:Banner"],
        OrderMail = configuration["Shop:OrderMail"],
        Region = configuration["Shop:Region"],
    };
}

using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;

namespace LegacyShop.Controllers;

[ApiController]
[Route("settings")]
public class SettingsController : ControllerBase
{
    [HttpGet]
    public object Get() => new { ShopSettings.BannerText, ShopSettings.OrderMail, ShopSettings.Region };

    [HttpPut("banner")]
    public IActionResult SetBanner([FromBody] string text)
    {
        ShopSettings.SetBanner(text);
        return NoContent();
    }
}

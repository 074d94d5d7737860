using LegacyShop.Services;
using Microsoft.AspNetCore.Mvc;

namespace LegacyShop.Controllers;

[ApiController]
[Route("tills")]
public class TillsController(Tills tills) : ControllerBase
{
    [HttpPost("{till}/sales")]
    public IActionResult Report(string till, decimal sales)
    {
        _ = Task.Run(() => tills.Report(till, sales));
        return Accepted();
    }
}

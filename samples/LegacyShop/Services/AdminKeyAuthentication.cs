using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LegacyShop.Services;

/// <summary>Administrators send the key of the shop; nothing asks for it yet.</summary>
public class AdminKeyAuthentication(
    IConfiguration configuration, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AdminKey";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? key = configuration["Admin:Key"];
        if (string.IsNullOrEmpty(key) || Request.Headers["X-Admin-Key"] != key)
            return Task.FromResult(AuthenticateResult.NoResult());

        var administrator = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "administrator")], Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(administrator, Name)));
    }
}

using LegacyShop.Data;
using LegacyShop.Services;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Serilog;

Log.Logger = new LoggerConfiguration()
    .MinimumLevel.Information()
    .WriteTo.File("logs/shop-.log", rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30)
    .CreateLogger();

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog();

builder.Services.AddDbContext<ShopContext>(options =>
    options.UseSqlServer("Server=SHOPSQL01;Database=Shop;User Id=shop_app;Password=Sh0p!2019;TrustServerCertificate=True"));
builder.Services.AddScoped<StockRepository>();
builder.Services.AddScoped<OrderArchive>();
builder.Services.AddScoped<SalesReport>();
builder.Services.AddSingleton<ProductImageStore>();
builder.Services.AddSingleton<Tills>();
builder.Services.AddMemoryCache();
builder.Services.AddHostedService<NightlyReportJob>();
builder.Services.AddHostedService<StockSync>();

builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options =>
{
    options.IdleTimeout = TimeSpan.FromMinutes(30);
    options.Cookie.IsEssential = true;
});
builder.Services.AddControllers();
builder.AddOrderUpdates();
builder.Services.AddAuthentication(AdminKeyAuthentication.Name)
    .AddScheme<AuthenticationSchemeOptions, AdminKeyAuthentication>(AdminKeyAuthentication.Name, null);

var app = builder.Build();

if (args.Contains("--purge-reports"))
{
    ReportFolder.Purge(app.Environment.ContentRootPath);
    return;
}

app.UseDeveloperExceptionPage();
app.UseHttpsRedirection();
app.UseSession();
app.MapControllers();
app.MapHub<OrderHub>("/orders/live");

app.Run();

using System;
using System.Web;
using LegacyShop.Services;

namespace LegacyShop
{
    public class Global : HttpApplication
    {
        protected void Application_Start(object sender, EventArgs e)
        {
            Application["Started"] = DateTime.UtcNow;
            PriceList.Refresh();
        }

        protected void Session_Start(object sender, EventArgs e)
        {
            Session["Cart"] = new Cart();
            Visitors.Count++;
        }

        protected void Session_End(object sender, EventArgs e)
        {
            Visitors.Count--;
        }
    }
}

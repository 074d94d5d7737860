using System;
using System.Web;
using System.Web.UI;
using LegacyShop.Services;

namespace LegacyShop.Pages
{
    public class Checkout : Page
    {
        protected void Page_Load(object sender, EventArgs e)
        {
            if (!IsPostBack)
            {
                ViewState["Step"] = 1;
                Session["CheckoutStarted"] = DateTime.UtcNow;
            }
        }

        protected void Order(object sender, EventArgs e)
        {
            Cart cart = Cart.Current(new HttpSessionStateWrapper(Session));
            new OrderArchive().Store(cart.Count, "<order items=\"" + cart.Count + "\" />");
            Session.Remove("Cart");
            Response.Redirect("~/Pages/Thanks.aspx");
        }
    }
}

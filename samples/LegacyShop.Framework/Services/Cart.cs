using System.Collections.Generic;
using System.Linq;
using System.Web;

namespace LegacyShop.Services
{
    public class Cart
    {
        private readonly Dictionary<int, int> _quantities = new Dictionary<int, int>();

        public int Count
        {
            get { return _quantities.Values.Sum(); }
        }

        public void Add(int productId, int quantity)
        {
            int known;
            _quantities.TryGetValue(productId, out known);
            _quantities[productId] = known + quantity;
        }

        public static Cart Current(HttpSessionStateBase session)
        {
            var cart = session["Cart"] as Cart;
            if (cart == null)
            {
                cart = new Cart();
                session["Cart"] = cart;
            }

            return cart;
        }
    }
}

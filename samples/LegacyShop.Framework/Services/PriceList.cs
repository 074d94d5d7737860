using System.Collections.Generic;
using System.Web;
using System.Web.Caching;

namespace LegacyShop.Services
{
    public static class PriceList
    {
        private const string Key = "Prices";

        public static decimal Of(int productId)
        {
            var prices = (Dictionary<int, decimal>)HttpRuntime.Cache[Key];
            decimal price;
            return prices != null && prices.TryGetValue(productId, out price) ? price : 0m;
        }

        public static void Change(int productId, decimal price)
        {
            var prices = (Dictionary<int, decimal>)HttpRuntime.Cache[Key];
            prices[productId] = price;
            HttpRuntime.Cache.Insert(Key, prices, null, Cache.NoAbsoluteExpiration, Cache.NoSlidingExpiration);
        }

        public static void Refresh()
        {
            HttpRuntime.Cache.Insert(Key, new Dictionary<int, decimal> { { 1, 9.90m }, { 2, 24.50m } });
        }
    }
}

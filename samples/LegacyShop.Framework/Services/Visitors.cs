namespace LegacyShop.Services
{
    /// <summary>How many visitors the shop has, as this process knows it.</summary>
    public static class Visitors
    {
        public static int Count;
    }
}

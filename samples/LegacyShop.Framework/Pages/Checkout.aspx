<%@ Page Language="C#" CodeBehind="Checkout.aspx.cs" Inherits="LegacyShop.Pages.Checkout" %>
<html xmlns="http://www.w3.org/1999/xhtml">
<body><form runat="server"><asp:Button runat="server" Text="Order" OnClick="Order" /></form></body>
</html>

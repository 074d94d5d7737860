<%@ WebHandler Language="C#" CodeBehind="ProductImage.ashx.cs" Class="LegacyShop.Handlers.ProductImage" %>

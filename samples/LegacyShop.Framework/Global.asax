<%@ Application Codebehind="Global.asax.cs" Inherits="LegacyShop.Global" Language="C#" %>

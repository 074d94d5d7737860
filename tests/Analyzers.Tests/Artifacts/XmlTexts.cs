using FsCheck;
using FsCheck.Fluent;

namespace CloudReady.Analyzers.Tests.Artifacts;

/// <summary>Well-formed XML.</summary>
public sealed record ValidXml(string Text);

/// <summary>XML with one to three edits, most of which break it.</summary>
public sealed record EditedXml(string Text);

/// <summary>Generators of XML texts.</summary>
public static class XmlTexts
{
    private static readonly Gen<string> Name = Gen.Elements("a", "add", "x:b", "connectionStrings", "é", "a.b-c_1");

    private static readonly Gen<string> Space = Gen.Elements(" ", "  ", "\n", "\r\n", "\t", " \r ");

    private static readonly Gen<string> OptionalSpace = Gen.Frequency((4, Gen.Constant("")), (1, Space));

    private static readonly Gen<string> Content = Gen.Elements(
        "text", " ", "\r\n", "\r", "\t", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#65;", "&#x1F600;", "&#10;", "&#x20;", "😀", "] ", "=", "/", ">");

    private static readonly Gen<string> AttributeValue =
        from quote in Gen.Elements("\"", "'")
        from parts in Gen.OneOf(Content, Gen.Constant(quote == "'" ? "\"" : "'")).ArrayOf()
        select quote + string.Concat(parts) + quote;

    private static readonly Gen<string> Miscellaneous = Gen.Frequency(
        (4, OptionalSpace),
        (1, Gen.Elements("<!-- cloudready: disable CR1103 <a> -->", "<!---->", "<?pi a=\"<b>\" ?>", "<!--\r\n- -->", "<?p ??>")));

    /// <summary>Well-formed XML.</summary>
    public static Arbitrary<ValidXml> Valid() =>
        (from declaration in Gen.Elements("", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='utf-16' standalone='yes' ?>\r\n", "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>")
         from before in Miscellaneous.Select(misc => declaration.Length == 0 ? misc : misc + "\n")
         from root in Gen.Sized(size => Element(Math.Min(size, 20), " xmlns:x=\"urn:x\""))
         from after in Miscellaneous
         select new ValidXml(declaration + before + root + after)).ToArbitrary();

    /// <summary>Edited XML.</summary>
    public static Arbitrary<EditedXml> Edited() =>
        (from valid in Valid().Generator
         from edits in Gen.Choose(1, 3).SelectMany(count => TextEdits.Generator("<>/=\"'&;!-[]?:# \n\rax1\0\u00A0\uFEFF").ArrayOf(count))
         select new EditedXml(TextEdits.Apply(valid.Text, edits))).ToArbitrary();

    private static Gen<string> Element(int size, string namespaces) =>
        from name in Name
        from attributes in Attribute.ArrayOf()
        from endOfTag in OptionalSpace
        from isEmpty in Gen.Elements(true, false)
        from content in isEmpty ? Gen.Constant("") : Item(size).ArrayOf().Resize(Math.Min(size, 6)).Select(items => string.Concat(items))
        let tag = name + namespaces + string.Concat(attributes.DistinctBy(NameOf)) + endOfTag
        select isEmpty ? $"<{tag}/>" : $"<{tag}>{content}</{name}{endOfTag}>";

    private static Gen<string> Attribute =>
        from space in Space
        from name in Name
        from before in OptionalSpace
        from after in OptionalSpace
        from value in AttributeValue
        select space + name + before + '=' + after + value;

    private static Gen<string> Item(int size)
    {
        Gen<string> leaf = Gen.Frequency(
            (4, Content),
            (1, Gen.Elements("<![CDATA[]]>", "<![CDATA[ <a>&amp; ]] > \r\n ]]>", "<![CDATA[x]]]>")),
            (1, Miscellaneous));
        return size <= 1 ? leaf : Gen.Frequency((3, leaf), (2, Element(size / 2, "")));
    }

    private static string NameOf(string attribute) => attribute.TrimStart()[..attribute.TrimStart().IndexOfAny([' ', '\n', '\r', '\t', '='])];
}

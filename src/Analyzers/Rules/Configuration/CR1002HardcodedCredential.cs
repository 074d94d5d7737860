using CloudReady.Analyzers.Application;
using CloudReady.Analyzers.Engine;
using CloudReady.Analyzers.Engine.Apis;
using CloudReady.Analyzers.Engine.Literals;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudReady.Analyzers.Rules.Configuration;

/// <summary>A password, key or token in the code. The value is never shown.</summary>
internal sealed class CR1002HardcodedCredential() : Rule(Rule, effortHours: 1, FixKind.RewriteWithCompanions), IApiRule, ILiteralRule
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "CR1002",
        "A credential is written in the code",
        "{0} (***) is written in the code: everybody who can read the repository or the image can use it, and changing it needs a build. Read it from configuration, with a key such as '{1}', and set that from a Secret of the cluster; for development use 'dotnet user-secrets'.",
        DiagnosticSeverity.Warning,
        "A secret in the code is in every clone, every build and every image layer, and it is the same in every environment. Kubernetes hands secrets to a container as environment variables or files.");

    public ImmutableArray<ApiRow> Apis { get; } = ImmutableArray.Create(
        new ApiRow("M:System.Net.NetworkCredential.#ctor", "password"),
        new ApiRow("M:System.Security.Cryptography.X509Certificates.X509Certificate2.#ctor", "password"),
        new ApiRow("M:System.Security.Cryptography.PasswordDeriveBytes.#ctor", "strPassword"),
        new ApiRow("M:System.Security.Cryptography.Rfc2898DeriveBytes.#ctor", "password"),
        new ApiRow("M:Microsoft.IdentityModel.Tokens.SymmetricSecurityKey.#ctor", "key"),
        new ApiRow("M:System.Security.Cryptography.HMACSHA256.#ctor", "key"),
        new ApiRow("M:System.Security.Cryptography.HMACSHA512.#ctor", "key"),
        new ApiRow("M:System.Security.Cryptography.HMACSHA1.#ctor", "key"),
        new ApiRow("M:Azure.Identity.ClientSecretCredential.#ctor", "clientSecret"),
        new ApiRow("M:Azure.Identity.UsernamePasswordCredential.#ctor", "password"),
        new ApiRow("M:Azure.AzureKeyCredential.#ctor", "key"),
        new ApiRow("M:Azure.AzureSasCredential.#ctor", "signature"),
        new ApiRow("M:Azure.Storage.StorageSharedKeyCredential.#ctor", "accountKey"),
        new ApiRow("M:Amazon.Runtime.BasicAWSCredentials.#ctor", "secretKey"),
        new ApiRow("M:Amazon.Runtime.SessionAWSCredentials.#ctor", "awsSecretAccessKey"));

    /// <summary>A string that is given to the name of a secret, or that has the form of one.</summary>
    public void Analyze(LiteralUse literal, SourceContext context)
    {
        if (literal.SecretName is { } name && ReadGiven(literal.Expression, literal.Text, name) is { } what && !context.Options.AllowsKey(Rule.Id, name, context.Model.SyntaxTree))
            Report(context, literal.Expression, what, name, isSyntactic: false);
    }

    /// <summary>A string that goes where only secrets go.</summary>
    public void Analyze(in ApiUse use)
    {
        SourceContext context = use.Context;
        if (use.Argument(use.Row.Parameter!) is not { } argument || IsNamedLikeSecret(argument))
            return;

        foreach (ExpressionSyntax written in WrittenString.AllOf(BytesOf(argument), context))
        {
            if (WrittenString.TextOf(written, context) is { Length: > 2 } text
                && !Placeholder.IsPlaceholder(text)
                && text.IndexOf(LiteralUse.Hole) < 0
                && !IsReportedWhereWritten(written, context))
            {
                Report(context, written, $"The {Describe(use.Row)} of '{use.Row.SimpleTypeName}'", use.Row.Parameter!, use.IsSyntactic);
            }
        }
    }

    private static void Report(SourceContext context, ExpressionSyntax expression, string what, string name, bool isSyntactic) =>
        context.Report(
            Rule,
            expression.GetLocation(),
            WrittenString.IsFallback(expression) || WrittenString.IsDefaultOfOptions(expression) || EnvironmentGuard.IsDevelopmentOnly(expression, context.Model) ? DiagnosticSeverity.Info : null,
            isSyntactic,
            what,
            ConfigurationKeyName.ForSetting(expression, name).Replace(":", "__"));

    private static string? ReadGiven(ExpressionSyntax literal, string text, string name)
    {
        if (IsSilentPlace(literal))
            return null;

        if (name.Length == 0)
            return SecretShape.Read(text) is { } shape ? char.ToUpperInvariant(shape[0]) + shape.Substring(1) : null;

        if (ConnectionString.Read(text) is not null || !SecretValue.IsSecret(SecretName.Read(name), name, text, IsGiven(literal)))
            return null;

        return $"The value of '{name}'";
    }

    /// <summary>True for an argument, an initializer of an object and an assignment: the value signs in somewhere.</summary>
    private static bool IsGiven(ExpressionSyntax literal) => literal.Parent switch
    {
        AssignmentExpressionSyntax { Left: not (ElementAccessExpressionSyntax or ImplicitElementAccessSyntax) } assignment =>
            assignment.Parent is InitializerExpressionSyntax || assignment.Left is MemberAccessExpressionSyntax,
        _ => false,
    };

    /// <summary>Attributes, patterns and what is searched for or logged; arguments that stand behind a word by chance.</summary>
    private static bool IsSilentPlace(ExpressionSyntax literal)
    {
        for (SyntaxNode? node = literal.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AttributeSyntax or CaseSwitchLabelSyntax or PatternSyntax)
                return true;
        }

        return literal.Parent switch
        {
            ConditionalExpressionSyntax or CollectionElementSyntax => true,
            InitializerExpressionSyntax list => !list.IsKind(SyntaxKind.ComplexElementInitializerExpression),
            BinaryExpressionSyntax comparison => !comparison.IsKind(SyntaxKind.EqualsExpression) && !comparison.IsKind(SyntaxKind.NotEqualsExpression) && !comparison.IsKind(SyntaxKind.CoalesceExpression),
            ArgumentSyntax argument => IsSilentArgument(argument),
            EqualsValueClauseSyntax { Parent: EnumMemberDeclarationSyntax } => true,
            _ => WrittenString.IsSilentPlace(literal),
        };
    }

    private static bool IsSilentArgument(ArgumentSyntax argument)
    {
        if (argument.NameColon is not null)
            return false;

        // { "Password", "…" } and Add("Password", "…") have their name in front; other lists of strings have none.
        string? method = argument.Parent?.Parent is InvocationExpressionSyntax call ? CallLocation.NameOf(call) : null;
        return method is null || method is not ("Add" or "TryAdd" or "Set" or "SetEnvironmentVariable" or "Append");
    }

    private static bool IsNamedLikeSecret(ExpressionSyntax argument) =>
        argument is LiteralExpressionSyntax && argument.Parent is ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } && SecretName.Read(name) != SecretKind.None;

    private static bool IsReportedWhereWritten(ExpressionSyntax written, SourceContext context)
    {
        foreach (LiteralUse literal in context.Facts.Literals)
        {
            if (literal.Expression == written && literal.SecretName is { } name && ReadGiven(written, literal.Text, name) is not null)
                return true;
        }

        return false;
    }

    /// <summary>The string in <c>Encoding.UTF8.GetBytes("…")</c> and <c>Convert.FromBase64String("…")</c>.</summary>
    private static ExpressionSyntax BytesOf(ExpressionSyntax value) =>
        value is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call && CallLocation.NameOf(call) is "GetBytes" or "FromBase64String"
            ? ((InvocationExpressionSyntax)value).ArgumentList.Arguments[0].Expression
            : value;

    private static string Describe(ApiRow row) => row.Parameter is "key" or "signature" or "accountKey" ? "key" : row.Parameter == "clientSecret" || row.Parameter!.IndexOf("ecret", StringComparison.Ordinal) >= 0 ? "secret" : "password";
}

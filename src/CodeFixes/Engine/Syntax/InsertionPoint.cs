using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace CloudReady.CodeFixes.Engine.Syntax;

/// <summary>
/// A place in code that can take more statements: in front of a statement, at the end of a body, or in a body that is an
/// expression so far. Comments, directives, indentation and line breaks stay right.
/// </summary>
internal abstract class InsertionPoint
{
    private InsertionPoint(SyntaxNode node, int position)
    {
        Node = node;
        Position = position;
    }

    public SyntaxTree Tree => Node.SyntaxTree;

    /// <summary>Where names of the new statements are looked up.</summary>
    public int Position { get; }

    protected SyntaxNode Node { get; }

    /// <summary>The place in front of the statement, or of the expression body, that holds the node; null where neither does.</summary>
    /// <param name="node">A statement, or what stands in one.</param>
    /// <param name="model">The model of the node's tree.</param>
    /// <param name="isReplacing">
    /// True where the new statements belong to the node: comments above it then stand above them.
    /// </param>
    public static InsertionPoint? Before(SyntaxNode node, SemanticModel model, bool isReplacing = false)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement:
                    return new ListPoint(statement, isReplacing);
                case StatementSyntax { Parent: GlobalStatementSyntax global }:
                    return new ListPoint(global, isReplacing);
                case StatementSyntax statement and not BlockSyntax:
                    return new EmbeddedPoint(statement);
                case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } arrow:
                    return ExpressionPoint.Of(arrow.Parent!, model, isAfter: false);
                case LambdaExpressionSyntax { ExpressionBody: not null } lambda:
                    return ExpressionPoint.Of(lambda, model, isAfter: false);
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The end of the body of a method, local function, lambda or anonymous method, in front of a final <c>return</c> or
    /// <c>throw</c>; null for a body that returns the value of an expression.
    /// </summary>
    public static InsertionPoint? AtEndOf(SyntaxNode function, SemanticModel model)
    {
        if (Functions.BlockOf(function) is not { } block)
            return ExpressionPoint.Of(function, model, isAfter: true);

        return block.Statements.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax
            ? new ListPoint(block.Statements.Last(), isReplacing: false)
            : new BlockEndPoint(block);
    }

    /// <summary>Adds the statements. Their lines are parted by <c>\n</c> and indented by tabs.</summary>
    public abstract void Insert(SyntaxEditor editor, IReadOnlyList<string> statements);

    private static IEnumerable<StatementSyntax> Parse(IReadOnlyList<string> statements, CodeLayout layout, string indentation) =>
        statements.Select(statement => SyntaxFactory.ParseStatement(layout.Lay(statement, indentation))
            .WithLeadingTrivia(SyntaxFactory.Whitespace(indentation))
            .WithTrailingTrivia(layout.LineBreak()));

    /// <summary>In front of a statement of a block, of a switch section or of the top level.</summary>
    private sealed class ListPoint(SyntaxNode statement, bool isReplacing) : InsertionPoint(statement, statement.SpanStart)
    {
        public override void Insert(SyntaxEditor editor, IReadOnlyList<string> statements)
        {
            var layout = CodeLayout.Of(Tree);
            bool startsLine = CodeLayout.StartsLine(Node);
            bool continues = ContinuesPrevious(statements[0]);
            string outer = CodeLayout.IndentationAt(Tree, Node.SpanStart);
            bool isInLineBlock = !startsLine && Node.Parent is BlockSyntax original && CodeLayout.IsOnOneLine(original);
            string indentation = isInLineBlock ? outer + layout.Indent : outer;
            IEnumerable<StatementSyntax> added = Parse(statements, layout, indentation);

            editor.TrackNode(Node);
            editor.ReplaceNode(Node.Parent!, (parent, _) =>
            {
                SyntaxNode current = parent.GetCurrentNode(Node)!;
                if (isInLineBlock && parent is BlockSyntax block)
                    return OnLines(block, block.Statements.InsertRange(block.Statements.IndexOf((StatementSyntax)current), added), outer, layout);

                IEnumerable<StatementSyntax> placed = startsLine
                    ? added
                    : added.Select(statement => statement.WithoutLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space));
                return parent.ReplaceNode(current, Place(placed.ToList(), current, indentation, startsLine, continues));
            });
        }

        private IEnumerable<SyntaxNode> Place(List<StatementSyntax> added, SyntaxNode current, string indentation, bool startsLine, bool continues)
        {
            SyntaxTriviaList leading = current.GetLeadingTrivia();
            if (startsLine)
            {
                SyntaxTriviaList all = SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation));
                int division = isReplacing ? leading.Count - Trivia.IndentationOf(leading).Count : Trivia.EndOfClosedDirectives(leading);
                IEnumerable<SyntaxTrivia> rest = leading.Skip(division);
                IEnumerable<SyntaxTrivia> blankLines = continues ? [] : rest.Take(Trivia.BlankLines(SyntaxFactory.TriviaList(rest)));
                added[0] = added[0].WithLeadingTrivia(leading.Take(division).Concat(blankLines).Concat(all));
                current = current.WithLeadingTrivia(rest);
            }
            else if (leading.Count > 0)
            {
                added[0] = added[0].WithLeadingTrivia(leading);
                current = current.WithoutLeadingTrivia();
            }

            foreach (StatementSyntax statement in added)
                yield return current is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(statement) : statement;
            yield return current;
        }

        /// <summary>A line like the one above it stands right below it: <c>app.MapControllers();</c>, <c>app.MapHealthChecks(…);</c>.</summary>
        private bool ContinuesPrevious(string statement)
        {
            if (Previous() is not { } previous || !CodeLayout.IsOnOneLine(previous))
                return false;

            int parenthesis = statement.IndexOf('(');
            int dot = parenthesis < 0 ? -1 : statement.LastIndexOf('.', parenthesis);
            const int lengthOfVerb = 4;
            return dot > 0
                && dot + lengthOfVerb <= statement.Length
                && previous.ToString().StartsWith(statement.Substring(0, dot + lengthOfVerb), StringComparison.Ordinal);
        }

        private SyntaxNode? Previous()
        {
            SyntaxNode? previous = null;
            foreach (SyntaxNode sibling in Node.Parent!.ChildNodes())
            {
                if (sibling == Node)
                    return previous;
                previous = sibling is StatementSyntax or GlobalStatementSyntax ? sibling : null;
            }

            return null;
        }
    }

    /// <summary>A statement that is all that an <c>if</c>, <c>else</c> or loop holds: it gets braces.</summary>
    private sealed class EmbeddedPoint(StatementSyntax statement) : InsertionPoint(statement, statement.SpanStart)
    {
        public override void Insert(SyntaxEditor editor, IReadOnlyList<string> statements)
        {
            var layout = CodeLayout.Of(Tree);
            string outer = CodeLayout.IndentationAt(Tree, Node.Parent!.SpanStart);
            string indentation = outer + layout.Indent;
            bool startsLine = CodeLayout.StartsLine(Node);
            IEnumerable<StatementSyntax> added = Parse(statements, layout, indentation);

            editor.ReplaceNode(Node, (current, _) =>
            {
                var statement = (StatementSyntax)current;
                SyntaxTriviaList leading = startsLine ? statement.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(indentation));
                return SyntaxFactory.Block(
                    Brace(SyntaxKind.OpenBraceToken, startsLine ? outer : "", layout.EndOfLine),
                    SyntaxFactory.List(added.Append(EndLine(statement.WithLeadingTrivia(leading), layout))),
                    Brace(SyntaxKind.CloseBraceToken, outer, layout.EndOfLine));
            });
        }
    }

    /// <summary>In front of the brace that ends a block.</summary>
    private sealed class BlockEndPoint(BlockSyntax block) : InsertionPoint(block, block.CloseBraceToken.SpanStart)
    {
        public override void Insert(SyntaxEditor editor, IReadOnlyList<string> statements)
        {
            var original = (BlockSyntax)Node;
            var layout = CodeLayout.Of(Tree);
            string outer = CodeLayout.IndentationAt(Tree, original.CloseBraceToken.SpanStart);
            string indentation = original.Statements.LastOrDefault(CodeLayout.StartsLine) is { } last
                ? CodeLayout.IndentationAt(Tree, last.SpanStart)
                : outer + layout.Indent;
            bool isOnOneLine = CodeLayout.IsOnOneLine(original);
            List<StatementSyntax> added = Parse(statements, layout, indentation).ToList();

            editor.ReplaceNode(original, (current, _) => isOnOneLine
                ? OnLines((BlockSyntax)current, ((BlockSyntax)current).Statements.AddRange(added), outer, layout)
                : AddLines((BlockSyntax)current, added, outer));
        }

        private static BlockSyntax AddLines(BlockSyntax block, List<StatementSyntax> added, string outer)
        {
            SyntaxTriviaList leading = block.CloseBraceToken.LeadingTrivia;
            IEnumerable<SyntaxTrivia> above = leading.Take(leading.Count - Trivia.IndentationOf(leading).Count);
            added[0] = added[0].WithLeadingTrivia(above.Concat(added[0].GetLeadingTrivia()));
            return block
                .AddStatements([.. added])
                .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(outer)));
        }
    }

    /// <summary>A body that is an expression: it becomes a block.</summary>
    private sealed class ExpressionPoint : InsertionPoint
    {
        private readonly ExpressionSyntax _expression;
        private readonly bool _isAfter;
        private readonly bool _returnsValue;

        private ExpressionPoint(SyntaxNode function, ExpressionSyntax expression, bool returnsValue, bool isAfter)
            : base(function, expression.SpanStart)
        {
            _expression = expression;
            _isAfter = isAfter;
            _returnsValue = returnsValue;
        }

        public static ExpressionPoint? Of(SyntaxNode function, SemanticModel model, bool isAfter)
        {
            (SyntaxToken arrow, ExpressionSyntax? expression) = BodyOf(function);
            if (expression is null || Trivia.HoldsText(arrow.TrailingTrivia) || Trivia.HoldsText(expression.GetLeadingTrivia()))
                return null;

            if (Functions.SymbolOf(function, model) is not { } method)
                return null;

            bool returnsValue = !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
            bool isPossible = returnsValue ? !isAfter : CanBeStatement(expression);
            return isPossible ? new ExpressionPoint(function, expression, returnsValue, isAfter) : null;
        }

        public override void Insert(SyntaxEditor editor, IReadOnlyList<string> statements)
        {
            var layout = CodeLayout.Of(Tree);
            string outer = CodeLayout.IndentationAt(Tree, Node.SpanStart);
            string indentation = outer + layout.Indent;
            string oldIndentation = CodeLayout.IndentationAt(Tree, _expression.SpanStart);
            string shift = indentation.StartsWith(oldIndentation, StringComparison.Ordinal) ? indentation.Substring(oldIndentation.Length) : "";
            List<StatementSyntax> added = Parse(statements, layout, indentation).ToList();

            editor.ReplaceNode(Node, (current, _) =>
            {
                StatementSyntax own = Statement(Shift(BodyOf(current).Expression!, shift), indentation, layout);
                BlockSyntax block = SyntaxFactory.Block(
                    Brace(SyntaxKind.OpenBraceToken, outer, layout.EndOfLine),
                    SyntaxFactory.List(_isAfter ? added.Prepend(own) : added.Append(own)),
                    Brace(SyntaxKind.CloseBraceToken, outer, ""));
                return WithBlock(current, block, layout);
            });
        }

        private static (SyntaxToken Arrow, ExpressionSyntax? Expression) BodyOf(SyntaxNode function) => function switch
        {
            MethodDeclarationSyntax { ExpressionBody: { } arrow } => (arrow.ArrowToken, arrow.Expression),
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => (arrow.ArrowToken, arrow.Expression),
            LambdaExpressionSyntax lambda => (lambda.ArrowToken, lambda.ExpressionBody),
            _ => default,
        };

        private static bool CanBeStatement(ExpressionSyntax expression) => expression is InvocationExpressionSyntax
            or AssignmentExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or BaseObjectCreationExpressionSyntax;

        private StatementSyntax Statement(ExpressionSyntax expression, string indentation, CodeLayout layout)
        {
            SyntaxToken semicolon = SyntaxFactory.Token(
                default, SyntaxKind.SemicolonToken, expression.GetTrailingTrivia().Add(layout.LineBreak()));
            expression = expression.WithoutTrivia();
            StatementSyntax statement = _returnsValue
                ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token(default, SyntaxKind.ReturnKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), expression, semicolon)
                : SyntaxFactory.ExpressionStatement(expression, semicolon);
            return statement.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation));
        }

        private static SyntaxNode WithBlock(SyntaxNode function, BlockSyntax block, CodeLayout layout)
        {
            SyntaxToken beforeArrow = BodyOf(function).Arrow.GetPreviousToken();
            switch (function)
            {
                case MethodDeclarationSyntax method:
                    SyntaxTriviaList afterMethod = method.SemicolonToken.TrailingTrivia;
                    method = method.ReplaceToken(beforeArrow, EndLine(beforeArrow, layout));
                    return method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(afterMethod));

                case LocalFunctionStatementSyntax local:
                    SyntaxTriviaList afterLocal = local.SemicolonToken.TrailingTrivia;
                    local = local.ReplaceToken(beforeArrow, EndLine(beforeArrow, layout));
                    return local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block.WithTrailingTrivia(afterLocal));

                case ParenthesizedLambdaExpressionSyntax lambda:
                    return lambda.WithArrowToken(EndLine(lambda.ArrowToken, layout)).WithExpressionBody(null).WithBlock(block);

                case SimpleLambdaExpressionSyntax lambda:
                    return lambda.WithArrowToken(EndLine(lambda.ArrowToken, layout)).WithExpressionBody(null).WithBlock(block);

                default:
                    return function;
            }
        }

        /// <summary>Moves the lines of the expression behind its first to the right.</summary>
        private static ExpressionSyntax Shift(ExpressionSyntax expression, string shift)
        {
            if (shift.Length == 0)
                return expression;

            SyntaxToken first = expression.GetFirstToken();
            return expression.ReplaceTokens(
                expression.DescendantTokens().Where(token => token != first && token.LeadingTrivia.Count > 0),
                (_, token) => token.WithLeadingTrivia(token.LeadingTrivia.Select(
                    trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.Whitespace(shift + trivia) : trivia)));
        }
    }

    /// <summary>A block that stood on one line, with a line for each statement.</summary>
    private static BlockSyntax OnLines(BlockSyntax block, SyntaxList<StatementSyntax> statements, string outer, CodeLayout layout)
    {
        SyntaxTrivia indentation = SyntaxFactory.Whitespace(outer + layout.Indent);
        return block
            .WithOpenBraceToken(EndLine(block.OpenBraceToken, layout))
            .WithStatements(SyntaxFactory.List(statements.Select(statement => StartLine(EndLine(statement, layout), indentation))))
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(outer)));
    }

    private static StatementSyntax StartLine(StatementSyntax statement, SyntaxTrivia indentation) =>
        Trivia.HoldsText(statement.GetLeadingTrivia())
            ? statement.WithLeadingTrivia(statement.GetLeadingTrivia().Insert(0, indentation))
            : statement.WithLeadingTrivia(indentation);

    private static StatementSyntax EndLine(StatementSyntax statement, CodeLayout layout) =>
        statement.ReplaceToken(statement.GetLastToken(), EndLine(statement.GetLastToken(), layout));

    private static SyntaxToken EndLine(SyntaxToken token, CodeLayout layout) =>
        token.WithTrailingTrivia(Trivia.WithoutSpaceAtEnd(token.TrailingTrivia).Add(layout.LineBreak()));

    private static SyntaxToken Brace(SyntaxKind kind, string leading, string trailing) => SyntaxFactory.Token(
        SyntaxFactory.TriviaList(leading.Length > 0 ? [SyntaxFactory.Whitespace(leading)] : []),
        kind,
        SyntaxFactory.TriviaList(trailing.Length > 0 ? [SyntaxFactory.EndOfLine(trailing)] : []));
}

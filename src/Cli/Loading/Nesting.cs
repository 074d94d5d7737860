using Microsoft.CodeAnalysis.Text;

namespace CloudReady.Cli.Loading;

/// <summary>Recognizes text whose brackets are nested so deeply that the parser, which looks ahead recursively, would run out of stack.</summary>
internal static class Nesting
{
    /// <summary>The depth up to which files are parsed; code written by people stays below a tenth of it.</summary>
    public const int Limit = 500;

    /// <summary>Counts brackets without regard to strings and comments: what differs there does so by few.</summary>
    public static bool IsTooDeep(SourceText text)
    {
        int brackets = 0;
        int angles = 0;
        char[] buffer = new char[4096];
        for (int position = 0; position < text.Length; position += buffer.Length)
        {
            int count = Math.Min(buffer.Length, text.Length - position);
            text.CopyTo(position, buffer, 0, count);
            foreach (char c in buffer.AsSpan(0, count))
            {
                switch (c)
                {
                    case '(' or '[' or '{':
                        brackets++;
                        break;
                    case ')' or ']' or '}':
                        brackets = Math.Max(0, brackets - 1);
                        break;
                    case '<':
                        angles++;
                        break;
                    case '>':
                        angles = Math.Max(0, angles - 1);
                        break;
                }

                // A comparison opens nothing: what is still open at the end of a statement was no type argument list.
                if (c is ';' or '{' or '}')
                    angles = 0;
                if (brackets > Limit || angles > Limit)
                    return true;
            }
        }

        return false;
    }
}

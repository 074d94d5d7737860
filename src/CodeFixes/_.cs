namespace CloudReady.CodeFixes;

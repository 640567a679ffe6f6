namespace Microsoft.Spark.Sql;

// Texts.
public static partial class Functions
{
    /// <summary>The code of a text's first character.</summary>
    public static Column Ascii(Column column) => Call("ascii", column);

    /// <summary>The Base64 text of bytes.</summary>
    public static Column Base64(Column column) => Call("base64", column);

    /// <summary>The texts joined with a separator; nulls are left out.</summary>
    public static Column ConcatWs(string sep, params Column[] columns) => Call("concat_ws", sep, columns);

    /// <summary>The text that bytes stand for in a character set.</summary>
    public static Column Decode(Column column, string charset) => Call("decode", column, charset);

    /// <summary>The bytes of a text in a character set.</summary>
    public static Column Encode(Column column, string charset) => Call("encode", column, charset);

    /// <summary>A number with thousands separated and the given digits after the point, as text.</summary>
    public static Column FormatNumber(Column column, int d) => Call("format_number", column, d);

    /// <summary>Text made by a printf pattern.</summary>
    public static Column FormatString(string format, params Column[] columns) => Call("format_string", format, columns);

    /// <summary>Each word's first letter in upper case, the rest in lower.</summary>
    public static Column InitCap(Column column) => Call("initcap", column);

    /// <summary>The place of the first occurrence of a text, counted from 1; 0 where there is none.</summary>
    public static Column Instr(Column column, string substring) => Call("instr", column, substring);

    /// <summary>How many characters a text has, or how many bytes a binary value.</summary>
    public static Column Length(Column column) => Call("length", column);

    /// <summary>How many single-character edits turn one text into the other.</summary>
    public static Column Levenshtein(Column left, Column right) => Call("levenshtein", left, right);

    /// <summary>The place of the first occurrence of a text, counted from 1, from a place on if one is given; 0 where there is none.</summary>
    public static Column Locate(string substring, Column column) => Call("locate", substring, column);

    /// <inheritdoc cref="Locate(string, Column)" />
    public static Column Locate(string substring, Column column, int pos) => Call("locate", substring, column, pos);

    /// <summary>The text in lower case.</summary>
    public static Column Lower(Column column) => Call("lower", column);

    /// <summary>The text filled from the left, or cut, to a length in characters.</summary>
    public static Column Lpad(Column column, int len, string pad) => Call("lpad", column, len, pad);

    /// <summary>The text without blanks, or the given characters, at its start.</summary>
    public static Column Ltrim(Column column) => Call("ltrim", column);

    /// <inheritdoc cref="Ltrim(Column)" />
    public static Column Ltrim(Column column, string trimString) => Call("ltrim", column, trimString);

    /// <summary>The text with a part, from a place on, replaced.</summary>
    public static Column Overlay(Column src, Column replace, Column pos) => Call("overlay", src, replace, pos);

    /// <inheritdoc cref="Overlay(Column, Column, Column)" />
    public static Column Overlay(Column src, Column replace, Column pos, Column len) => Call("overlay", src, replace, pos, len);

    /// <summary>What a group of a Java regular expression matched first; empty where nothing did.</summary>
    public static Column RegexpExtract(Column column, string exp, int groupIdx) => Call("regexp_extract", column, exp, groupIdx);

    /// <summary>The text with each match of a Java regular expression replaced.</summary>
    public static Column RegexpReplace(Column column, Column pattern, Column replacement) => Call("regexp_replace", column, pattern, replacement);

    /// <inheritdoc cref="RegexpReplace(Column, Column, Column)" />
    public static Column RegexpReplace(Column column, string pattern, string replacement) => Call("regexp_replace", column, pattern, replacement);

    /// <summary>The text, n times.</summary>
    public static Column Repeat(Column column, int n) => Call("repeat", column, n);

    /// <summary>The text filled from the right, or cut, to a length in characters.</summary>
    public static Column Rpad(Column column, int len, string pad) => Call("rpad", column, len, pad);

    /// <summary>The text without blanks, or the given characters, at its end.</summary>
    public static Column Rtrim(Column column) => Call("rtrim", column);

    /// <inheritdoc cref="Rtrim(Column)" />
    public static Column Rtrim(Column column, string trimString) => Call("rtrim", column, trimString);

    /// <summary>The text as an array of sentences, each an array of words.</summary>
    public static Column Sentences(Column str) => Call("sentences", str);

    /// <inheritdoc cref="Sentences(Column)" />
    public static Column Sentences(Column str, Column language, Column country) => Call("sentences", str, language, country);

    /// <summary>The Soundex code of a text.</summary>
    public static Column Soundex(Column column) => Call("soundex", column);

    /// <summary>The text cut at each match of a Java regular expression; with a positive limit, into that many parts at most.</summary>
    public static Column Split(Column column, string pattern) => Call("split", column, pattern);

    /// <inheritdoc cref="Split(Column, string)" />
    public static Column Split(Column column, string pattern, int limit) => Call("split", column, pattern, limit);

    /// <summary>A part of a text or of bytes: its place, counted from 1, and its length.</summary>
    public static Column Substring(Column column, int pos, int len) => Call("substring", column, pos, len);

    /// <summary>What stands before the count-th delimiter; counted from the right if negative.</summary>
    public static Column SubstringIndex(Column column, string delimiter, int count) => Call("substring_index", column, delimiter, count);

    /// <summary>The text with each character of the first set replaced by the one at its place in the second.</summary>
    public static Column Translate(Column column, string matchingString, string replaceString) => Call("translate", column, matchingString, replaceString);

    /// <summary>The text without blanks, or the given characters, at both ends.</summary>
    public static Column Trim(Column column) => Call("trim", column);

    /// <inheritdoc cref="Trim(Column)" />
    public static Column Trim(Column column, string trimString) => Call("trim", column, trimString);

    /// <summary>The bytes that a Base64 text stands for.</summary>
    public static Column Unbase64(Column column) => Call("unbase64", column);

    /// <summary>The text in upper case.</summary>
    public static Column Upper(Column column) => Call("upper", column);
}

using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>Every coded failure of a statement file as a whole, FS2116 to FS2120 and FS2122. Each has a line in docs/errors.md. None quotes what a file holds, but for names of sheets.</summary>
public static class StatementErrors
{
    private const string NothingPut = "Nothing of it was landed.";

    /// <summary>A statement's layout has no column for a field that a charge must have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Whose layout it is, and of a workbook which sheet.</param>
    /// <param name="fields">The fields that are missing, each with the names that its column may have.</param>
    public static FleetException FieldsMissing(string path, string layout, IReadOnlyList<string> fields) =>
        new("FS2116", $"'{path}' is a statement ({layout}) without {string.Join(", ", fields)}: a charge cannot be told without {(fields.Count == 1 ? "it" : "them")}. {NothingPut} Ask the operator for the statement of passages, with plate and time of each.");

    /// <summary>A statement has two columns for one field: which one holds is not guessed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Whose layout it is, and of a workbook which sheet.</param>
    /// <param name="field">The field.</param>
    /// <param name="first">The first column of it, from 1.</param>
    /// <param name="second">The second one, from 1.</param>
    public static FleetException FieldTwice(string path, string layout, string field, int first, int second) =>
        new("FS2122", $"'{path}' is a statement ({layout}) with two columns for {field}, {first} and {second}. {NothingPut} Take out the one that does not hold.");

    /// <summary>A workbook is no statement that is known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What was looked for and not found.</param>
    public static FleetException NoStatement(string path, string what) =>
        new("FS2117", $"'{path}' is no statement whose layout is known: {what}. {NothingPut} docs/sources.md has the layouts; else save the sheet as CSV and land it with --map.");

    /// <summary>A workbook or XML statement is damaged.</summary>
    /// <param name="path">The file.</param>
    /// <param name="how">How, in our words.</param>
    /// <param name="cause">What the reader said; it stands in no message.</param>
    public static FleetException Broken(string path, string how, Exception? cause = null) =>
        new("FS2118", $"'{path}' is a statement that cannot be read: {how}. {NothingPut} Fetch it again, or open it and save it anew.", FailureKind.Refused, cause);

    /// <summary>A statement is one that nobody should read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it has: a document type, too many levels.</param>
    public static FleetException Hostile(string path, string what) =>
        new("FS2119", $"'{path}' holds XML with {what}, which is not read. {NothingPut} Make sure that it is the operator who sent it.");

    /// <summary>A statement is larger than is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">What there is too much of, with the most that is allowed.</param>
    public static FleetException TooLarge(string path, string limit) =>
        new("FS2120", $"'{path}' is larger than a statement may be: {limit}. {NothingPut} Split it, or take out what is no charge; a file that was packed to be this large is an attack.");
}

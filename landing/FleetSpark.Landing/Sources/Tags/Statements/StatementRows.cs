using System.Xml;
using FleetSpark.Core;

namespace FleetSpark.Landing.Sources.Tags.Statements;

/// <summary>The rows of a statement that was copied to this machine's disk, each a charge or refused; it can be read again and again.</summary>
/// <param name="file">The copy, uncompressed.</param>
/// <param name="markLength">The bytes of its byte order mark.</param>
/// <param name="form">What it is.</param>
/// <param name="path">Its name in errors.</param>
/// <param name="limits">The most that is read.</param>
internal sealed class StatementRows(FileStream file, int markLength, StatementForm form, string path, StatementLimits limits)
{
    /// <summary>Reads the rows, headings, summaries and blank ones left out.</summary>
    /// <exception cref="FleetException">FS2116 to FS2120.</exception>
    public IEnumerable<StatementItem> Read()
    {
        var items = form is StatementForm.Csv csv ? ItemsOf(csv.Statement) : ItemsOfSheets();
        using var all = items.GetEnumerator();
        while (TryMove(all))
        {
            yield return all.Current;
        }
    }

    // Readers of XML and of archives tell what is wrong with a stranger's file in ways of their own, NullReferenceException among them.
    private bool TryMove(IEnumerator<StatementItem> all)
    {
        try
        {
            return all.MoveNext();
        }
        catch (HostileXmlException hostile)
        {
            throw StatementErrors.Hostile(path, hostile.What);
        }
        catch (XmlException fault) when (UntrustedXml.IsOfDocumentType(fault)) // met by who reads workbooks
        {
            throw StatementErrors.Hostile(path, "a document type");
        }
        catch (Exception fault) when (fault is not (FleetException or OperationCanceledException or OutOfMemoryException))
        {
            throw StatementErrors.Broken(path, "it ends too early, is damaged, or is not written as its kind of file is", fault);
        }
    }

    private IEnumerable<StatementItem> ItemsOf(CsvStatement statement)
    {
        var cells = statement.Layout.Bind(statement.Header, path, statement.Layout.Name);
        file.Position = markLength;
        var charges = new ChargeReader(statement.Layout, cells, kind: null);
        foreach (var row in Counted(statement.Read(file)).Where(row => !row.IsBlank))
        {
            yield return row.Fault is null ? StatementItem.Of(charges, row) : new StatementItem(row, null, row.Fault);
        }
    }

    private IEnumerable<StatementItem> ItemsOfSheets()
    {
        StatementSheet? sheet = null;
        var hasCharges = false;
        foreach (var row in Counted(Sheets()))
        {
            if (row.Number > 0)
            {
                foreach (var item in sheet?.Take(row) ?? [])
                {
                    yield return item;
                }

                continue;
            }

            foreach (var item in sheet?.Complete() ?? [])
            {
                yield return item;
            }

            sheet = new StatementSheet(path, row.Sheet);
            hasCharges |= sheet.IsOfCharges;
        }

        foreach (var item in sheet?.Complete() ?? [])
        {
            yield return item;
        }

        if (!hasCharges)
        {
            throw StatementErrors.NoStatement(path, "no sheet lists passages, as 'PASSAGENS PEDÁGIO' and 'PASSAGENS ESTACIONAMENTO 1' do");
        }
    }

    private IEnumerable<SheetRow> Sheets()
    {
        file.Position = 0;
        if (form is StatementForm.SpreadsheetXml)
        {
            return SpreadsheetXmlRows.Read(file, path, limits);
        }

        WorkbookPackage.Check(file, path, limits);
        return WorkbookRows.Read(file, path, StatementSheet.IsSummary, limits);
    }

    private IEnumerable<SheetRow> Counted(IEnumerable<SheetRow> rows)
    {
        var (count, blank) = (0, 0);
        foreach (var row in rows)
        {
            (count, blank) = row.Number == 0 ? (0, 0) : (count + 1, row.IsBlank ? blank + 1 : 0);
            if (count > limits.Rows || blank > limits.BlankRows)
            {
                throw StatementErrors.TooLarge(path, count > limits.Rows ? $"more than {limits.Rows} rows" : $"more than {limits.BlankRows} blank rows one after the other");
            }

            yield return row;
        }
    }
}

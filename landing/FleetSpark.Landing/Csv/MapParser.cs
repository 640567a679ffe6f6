using System.Text;

namespace FleetSpark.Landing.Csv;

/// <summary>
/// Reads a map: <c>entry ("," entry)*</c>, <c>entry = field "=" (column (":" format)? | "'" value "'")</c>. Column and format may stand in
/// double quotes; a quote within quotes is doubled. A column without quotes ends at the first colon or comma, a format without quotes at the
/// first comma. As in SQL, double quotes name a column and single quotes hold a value, which all records get.
/// </summary>
internal sealed class MapParser(string map, List<string> faults)
{
    private int _at;

    /// <summary>The entries, those with faults left out; adds each fault to the list.</summary>
    public IReadOnlyList<MapEntry> Parse()
    {
        var entries = new List<MapEntry>();
        while (_at < map.Length)
        {
            var start = _at;
            var field = Word("=,").Trim();
            if (!Skips('='))
            {
                faults.Add(field.Length == 0 ? "an entry is empty" : $"'{field}' names no column: write {field}=column");
            }
            else
            {
                var isConstant = IsAt('\'');
                var column = Word(":,");
                var format = Skips(':') ? Word(",") : null;
                if (isConstant && format is not null)
                {
                    faults.Add($"'{map[start.._at]}' gives a value a format: write the value as the contract has it");
                }
                else if (field.Length == 0 || column.Length == 0 || format?.Length == 0)
                {
                    faults.Add($"'{map[start.._at]}' lacks its {(field.Length == 0 ? "field" : column.Length == 0 ? "column" : "format")}");
                }
                else
                {
                    entries.Add(new MapEntry(field, column, format, isConstant));
                }
            }

            SkipToNextEntry(start);
        }

        if (map.TrimEnd().EndsWith(',') || map.Trim().Length == 0)
        {
            faults.Add("an entry is empty");
        }

        return entries;
    }

    private void SkipToNextEntry(int start)
    {
        if (_at < map.Length && map[_at] != ',')
        {
            faults.Add($"'{map[start.._at]}' is followed by '{map[_at]}' where a comma is due");
            Word(",");
        }

        _at++;
    }

    private string Word(string ends)
    {
        if (IsAt('"') || IsAt('\''))
        {
            return QuotedWord(map[_at]);
        }

        var end = map.IndexOfAny(ends.ToCharArray(), _at);
        var word = end < 0 ? map[_at..] : map[_at..end];
        _at += word.Length;
        return word.Trim();
    }

    private string QuotedWord(char quote)
    {
        var word = new StringBuilder();
        for (_at++; _at < map.Length; _at++)
        {
            if (map[_at] != quote)
            {
                word.Append(map[_at]);
            }
            else if (_at + 1 < map.Length && map[_at + 1] == quote)
            {
                word.Append(quote);
                _at++;
            }
            else
            {
                _at++;
                SkipBlanks();
                return word.ToString();
            }
        }

        faults.Add($"the quote before '{word}' is not closed");
        return word.ToString();
    }

    private bool IsAt(char wanted)
    {
        SkipBlanks();
        return _at < map.Length && map[_at] == wanted;
    }

    private void SkipBlanks()
    {
        while (_at < map.Length && map[_at] == ' ')
        {
            _at++;
        }
    }

    private bool Skips(char wanted)
    {
        if (_at < map.Length && map[_at] == wanted)
        {
            _at++;
            return true;
        }

        return false;
    }
}

using System.Text;

namespace FleetSpark.Landing.Csv;

/// <summary>
/// Reads a map: <c>entry ("," entry)*</c>, <c>entry = field "=" column (":" format)?</c>. Column and format may stand in double quotes, a
/// quote within doubled; a column without quotes ends at the first colon or comma, a format without quotes at the first comma.
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
                var column = Word(":,");
                var format = Skips(':') ? Word(",") : null;
                if (field.Length == 0 || column.Length == 0 || format?.Length == 0)
                {
                    faults.Add($"'{map[start.._at]}' lacks its {(field.Length == 0 ? "field" : column.Length == 0 ? "column" : "format")}");
                }
                else
                {
                    entries.Add(new MapEntry(field, column, format));
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
        SkipBlanks();
        if (_at < map.Length && map[_at] == '"')
        {
            return QuotedWord();
        }

        var end = map.IndexOfAny(ends.ToCharArray(), _at);
        var word = end < 0 ? map[_at..] : map[_at..end];
        _at += word.Length;
        return word.Trim();
    }

    private string QuotedWord()
    {
        var word = new StringBuilder();
        for (_at++; _at < map.Length; _at++)
        {
            if (map[_at] != '"')
            {
                word.Append(map[_at]);
            }
            else if (_at + 1 < map.Length && map[_at + 1] == '"')
            {
                word.Append('"');
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

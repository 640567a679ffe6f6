using System.Text.RegularExpressions;

namespace FleetSpark.CliTests;

/// <summary>The demo, and what documents show of its lake.</summary>
public sealed partial class DemoTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _first = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _first = await FleetProcess.AnswerAsync(_folder.Path, "demo");

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // One test, since each would make the demo anew.
    [Fact]
    public async Task Demo_TheFirstTimeAndTheSecond_IsAsTheDocumentsSay()
    {
        Assert.Contains("The lake is 'demo'", _first, StringComparison.Ordinal);
        await AssertSecondTimeLandsNothingAsync();
        await AssertReadmeShowsAsync();
        await AssertQuestionsAreAnsweredAsync();
        await AssertReferenceIsAsTheTablesAreAsync();
    }

    private async Task AssertSecondTimeLandsNothingAsync()
    {
        var second = await FleetProcess.AnswerAsync(_folder.Path, "demo");
        Assert.Contains("Landed gps: 0 files landed, 2,304 already", second, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", second, StringComparison.Ordinal);
        Assert.Equal(_first[_first.IndexOf("Which ten", StringComparison.Ordinal)..], second[second.IndexOf("Which ten", StringComparison.Ordinal)..]);
    }

    // What the README shows is what is printed: its one query, and the demo's balance.
    private async Task AssertReadmeShowsAsync()
    {
        var readme = await File.ReadAllLinesAsync(RepositoryFiles.PathOf("README.md"), Token);
        const string Ask = "scripts/fleet sql \"";
        var query = Assert.Single(readme, line => line.StartsWith(Ask, StringComparison.Ordinal));
        var answer = await FleetProcess.AnswerAsync(_folder.Path, "sql", query[Ask.Length..^1], "--lake", "demo");
        var printed = (_first + answer).Split('\n').ToHashSet(StringComparer.Ordinal);
        var shown = readme.Where(line => line.StartsWith('│')).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, printed));
    }

    private async Task AssertQuestionsAreAnsweredAsync()
    {
        var questions = Question().Matches(await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs", "questions.md"), Token));
        Assert.True(questions.Count >= 8, $"{questions.Count} questions were found");
        foreach (Match question in questions)
        {
            var answer = await FleetProcess.AnswerAsync(_folder.Path, "sql", question.Groups["sql"].Value, "--lake", "demo", "--format", "csv");
            var hasNone = question.Groups["text"].Value.Contains("In the demo there is none", StringComparison.Ordinal);
            Assert.True(answer.Trim().Contains('\n', StringComparison.Ordinal) != hasNone, $"{question.Groups["title"].Value}: {answer}");
        }
    }

    private async Task AssertReferenceIsAsTheTablesAreAsync()
    {
        await FleetProcess.AnswerAsync(_folder.Path, "docs", "--lake", "demo", "--out", "tables");
        var pages = Directory.GetFiles(_folder.PathOf("tables")).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Directory.GetFiles(RepositoryFiles.PathOf("docs", "tables")).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal), pages);
        foreach (var page in pages)
        {
            var (made, kept) = (await File.ReadAllTextAsync(_folder.PathOf("tables", page), Token), await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs", "tables", page), Token));
            Assert.True(made == kept, $"docs/tables/{page} is older than its table: 'scripts/fleet docs --lake demo' writes it anew.");
        }
    }

    [GeneratedRegex("## (?<title>[^\n]+)\n(?<text>.*?)```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Question();
}

using System.Text.RegularExpressions;

namespace FleetSpark.GuideTests;

/// <summary>The demo's lake, and what documents show of it.</summary>
public sealed partial class DemoTests(Clone clone)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_TheSecondTime_LandsNothingAndAnswersTheSame()
    {
        Assert.Contains("The lake is 'demo'", clone.Demo, StringComparison.Ordinal);
        var second = (await FleetProcess.ShellAsync(clone.Folder, "scripts/fleet demo")).Answer;
        Assert.Contains("Landed gps: 0 files landed, 2,304 already", second, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", second, StringComparison.Ordinal);
        Assert.Equal(clone.Demo[clone.Demo.IndexOf("Which ten", StringComparison.Ordinal)..], second[second.IndexOf("Which ten", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Questions_OfTheDocument_AreAnswered()
    {
        var questions = Question().Matches(await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs", "questions.md"), Token));
        Assert.True(questions.Count >= 8, $"{questions.Count} questions were found");
        foreach (Match question in questions)
        {
            var answer = await FleetProcess.AnswerAsync(clone.Folder, "sql", question.Groups["sql"].Value, "--lake", "demo", "--format", "csv");
            var hasNone = question.Groups["text"].Value.Contains("In the demo there is none", StringComparison.Ordinal);
            Assert.True(answer.Trim().Contains('\n', StringComparison.Ordinal) != hasNone, $"{question.Groups["title"].Value}: {answer}");
        }
    }

    [Fact]
    public async Task Reference_OfTheTables_IsAsTheyAre()
    {
        using var folder = new TemporaryFolder();
        await FleetProcess.AnswerAsync(clone.Folder, "docs", "--lake", "demo", "--out", folder.PathOf("tables"));
        var pages = Directory.GetFiles(folder.PathOf("tables")).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Directory.GetFiles(RepositoryFiles.PathOf("docs", "tables")).Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal), pages);
        foreach (var page in pages)
        {
            var (made, kept) = (await File.ReadAllTextAsync(folder.PathOf("tables", page), Token), await File.ReadAllTextAsync(RepositoryFiles.PathOf("docs", "tables", page), Token));
            Assert.True(made == kept, $"docs/tables/{page} is older than its table: 'scripts/fleet docs --lake demo' writes it anew.");
        }
    }

    [GeneratedRegex("## (?<title>[^\n]+)\n(?<text>.*?)```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Question();
}

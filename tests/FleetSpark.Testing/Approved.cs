namespace FleetSpark.Testing;

/// <summary>
/// Holds a text against the one that was approved: <c>tests/approved/NAME</c>. Where they differ the new text is written beside it as
/// <c>NAME.received</c>, and the failure names the command that approves it.
/// </summary>
public static class Approved
{
    private const string Received = ".received";

    /// <summary>Compares; throws where the texts differ.</summary>
    /// <param name="name">The file's name under tests/approved, its folders and suffix included.</param>
    /// <param name="text">The text as it is now; paths, ids and times must be normalised already.</param>
    /// <param name="showsBoth">Whether a failure shows both texts whole: a plan is understood as a tree, not by its first line that differs.</param>
    public static void Check(string name, string text, bool showsBoth = false) => Check(RepositoryFiles.PathOf("tests", "approved"), name, text, showsBoth);

    /// <summary>Compares with a file of another folder.</summary>
    public static void Check(string folder, string name, string text, bool showsBoth = false)
    {
        var approved = Path.Combine(folder, name);
        var received = approved + Received;
        var now = text.ReplaceLineEndings("\n");
        var before = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : null;
        if (now == before)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText(received, now);
        var both = showsBoth && before is not null ? $"\nApproved:\n{before}\nReceived:\n{now}" : string.Empty;
        throw new NotApprovedException($"{name} differs from what was approved.\n{FirstDifference(before, now)}{both}\nTo approve the new text: scripts/approve {name}");
    }

    private static string FirstDifference(string? before, string now)
    {
        if (before is null)
        {
            return $"Nothing was approved yet. Received:\n{now}";
        }

        var old = before.Split('\n');
        var @new = now.Split('\n');
        var line = Enumerable.Range(0, Math.Max(old.Length, @new.Length)).First(i => i >= old.Length || i >= @new.Length || old[i] != @new[i]);
        return $"Line {line + 1}\n  approved: {(line < old.Length ? old[line] : "(none)")}\n  received: {(line < @new.Length ? @new[line] : "(none)")}";
    }
}

/// <summary>A text is not the one that was approved.</summary>
/// <param name="message">What differs, and the command that approves it.</param>
public sealed class NotApprovedException(string message) : Exception(message);

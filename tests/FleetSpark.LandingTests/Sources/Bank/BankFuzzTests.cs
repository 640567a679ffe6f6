using System.Text;

namespace FleetSpark.LandingTests.Bank;

/// <summary>Random mutations of a bank's file: each is landed whole or answered by a code.</summary>
public sealed class BankFuzzTests(ITestOutputHelper output)
{
    private static readonly string LateAccount = $"{{\"data\":[{BankFiles.Transaction(1)},{BankFiles.Transaction(2)}],\"totals\":{BankFiles.TotalsOf([1, 2])},\"links\":{{\"self\":[1]}},\"accountId\":\"x\"}}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BankFile_ThatIsMutated_IsLandedWholeOrAnsweredByACode(bool isAccountLate)
    {
        var text = Encoding.UTF8.GetBytes(isAccountLate ? LateAccount : BankFiles.Of(3));
        var mutations = new Mutations([.. Mutations.OfJson, "\"data\":", "\"accountId\":", "\"totals\":"]);
        var answered = await new MutationRun(output).AssertAnsweredAsync(
            few: 200,
            random => mutations.Of(text, random),
            async file =>
            {
                using var lake = new RawLake(new MemoryStore());
                var report = await lake.LandOneAsync(LandingTests.Sources.Of("bank"), lake.Write("a.json", file));
                if (report.Error is { } error)
                {
                    Assert.Empty(await lake.KeysAsync());
                    throw error;
                }

                var pieces = report.Records + report.Refused;
                Assert.Equal(Accounts.ElementsOf(file, "data") ?? pieces, pieces);
            });
        Assert.NotEqual(0, answered);
    }
}

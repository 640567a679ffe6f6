using System.Text;
using FleetSpark.Landing.Sources.Fleet;

namespace FleetSpark.LandingTests.Fleet;

public sealed class RowReaderTests
{
    [Theory]
    [InlineData("""{"plate":"a","b":1.50,"c":true,"d":null,"e":"","f":"  ","g":" x "}""", """ "b":"1.50","c":"true","g":"x","plate":"a" """)]
    [InlineData("""{"z":{"deep":[1, 2]},"a":"Praça \"1\"","plate":"a-b"}""", """ "a":"Praça \"1\"","plate":"a-b","z":{"deep":[1, 2]} """)] // nested as it came, letters readable
    [InlineData("""{"plate":"a","valid_from":"2026-03-01T00:00:00Z","snapshot_at":"x","withdrawn":true,"_salt":1}""", """ "plate":"a" """)] // what landing puts in
    [InlineData("""{"plate":"a","valid_from":"noon"}""", """ "plate":"a","valid_from":"noon" """)] // for staging to judge
    [InlineData("{}", " ")]
    public void Record_OfAnyMembers_IsTextsByName(string record, string expected) => Assert.Equal(expected.Trim(), Encoding.UTF8.GetString(Read(record).Members.Span));

    [Theory]
    [InlineData("""{"plate":"aaa-1 b","x":"1"}""", """{"x":1,"plate":" AAA1B"}""", true)]
    [InlineData("""{"plate":"A1","retired":"FALSE"}""", """{"plate":"A1"}""", true)]
    [InlineData("""{"plate":"A1","valid_from":"2026-03-01T00:00:00Z"}""", """{"plate":"A1","valid_from":"2026-03-02T00:00:00Z"}""", true)] // the moment is its key, not what it says
    [InlineData("""{"plate":"A1","retired":"true"}""", """{"plate":"A1"}""", false)]
    [InlineData("""{"plate":"A1","driver_name":"Ana"}""", """{"plate":"A1","driver_name":"ana"}""", false)]
    [InlineData("""{"plate":"A1","x":"yz"}""", """{"plate":"A1","xy":"z"}""", false)]
    public void Content_OfTwoRecords_IsTheSameWhereTheySayTheSame(string one, string other, bool isSame) => Assert.Equal(isSame, Read(one).Content == Read(other).Content);

    [Theory]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000000Z")]
    [InlineData("2026-03-01 00:00:00.1234569+00", "2026-03-01T00:00:00.123456Z")] // as PostgreSQL writes it
    [InlineData("2026-03-01T00:00:00-0330", "2026-03-01T03:30:00.000000Z")]
    [InlineData("2026-03-01T00:00:00+14:00", "2026-02-28T10:00:00.000000Z")]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("2026-03-01T00:00:00", null)]
    [InlineData("2026-02-30T00:00:00Z", null)]
    [InlineData("2026-03-01T24:00:00Z", null)]
    [InlineData("2026-03-01T00:00:00Z ", null)]
    [InlineData("infinity", null)]
    public void Instant_OfAText_IsThatOfTheContract(string text, string? expected) =>
        Assert.Equal(expected, RegistryInstant.TryParse(text, out var instant) ? Core.UtcInstants.ToText(instant) : null);

    [Theory]
    [InlineData("AAA1A11", true)]
    [InlineData("A", false)]
    [InlineData("AAAA1111222", false)]
    [InlineData("ÁAA1", false)]
    [InlineData("", false)]
    public void Row_WithAPlateOrWithout_IsIdentifiedByItAlone(string plate, bool isIdentified) => Assert.Equal(isIdentified, Read($"{{\"plate\":\"{plate}\"}}").IsIdentified);

    private static RegistryRow Read(string record) => new RowReader().Read(Encoding.UTF8.GetBytes(record));
}

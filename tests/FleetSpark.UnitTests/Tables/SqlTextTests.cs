using FleetSpark.Tables;

namespace FleetSpark.UnitTests.Tables;

public class SqlTextTests
{
    [Theory]
    [InlineData("SELECT  a,\n\tb -- why\nFROM t", "SELECT a, b FROM t")]
    [InlineData("-- head\n\nSELECT a", "SELECT a")]
    [InlineData("SELECT /* why */ a /* more */", "SELECT a")]
    [InlineData("SELECT a -- no end of line", "SELECT a")]
    [InlineData("SELECT 'a  -- b' , \"c  /* d */\"", "SELECT 'a  -- b' , \"c  /* d */\"")]
    [InlineData("SELECT 'it''s  so' -- x", "SELECT 'it''s  so'")]
    [InlineData("SELECT a/**/b", "SELECT a b")]
    [InlineData("SELECT a /* never closed", "SELECT a")]
    [InlineData("SELECT 'never closed  ", "SELECT 'never closed")]
    [InlineData("SELECT a - - b", "SELECT a - - b")]
    [InlineData("", "")]
    public void WithoutComments_OfSql_KeepsWhatDecides(string sql, string expected) => Assert.Equal(expected, SqlText.WithoutComments(sql));
}

using FleetSpark.Landing.Sources.Tags.Statements;

namespace FleetSpark.LandingTests.Statements;

/// <summary>Cells and names, literal by literal.</summary>
public sealed class SheetCellTests
{
    [Theory]
    [InlineData("13,60", "13.60")]
    [InlineData(" 13,6 ", "13.6")]
    [InlineData("13", "13")]
    [InlineData("1.013,60", "1013.60")]
    [InlineData("1.013", "1013")]
    [InlineData("13.60", "13.60")]
    [InlineData("13.6", "13.6")]
    [InlineData("-13,60", "-13.60")]
    [InlineData(13.600000000000001, "13.6")]
    [InlineData(0.1, "0.1")]
    [InlineData("13,605")]
    [InlineData("1.01,60")]
    [InlineData("1,013.60")]
    [InlineData("1013.605")]
    [InlineData("R$ 13,60")]
    [InlineData("13,")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("")]
    [InlineData(13.605)]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    [InlineData(true)]
    [InlineData(null)]
    public void Money_OfACell_IsExactOrNone(object? cell, string? amount = null) => Assert.Equal(amount, SheetCell.MoneyOf(cell)?.ToString());

    [Theory]
    [InlineData("29/03/2026", "2026-03-29")]
    [InlineData(" 29/03/2026 ", "2026-03-29")]
    [InlineData(46110.0, "2026-03-29")]
    [InlineData(46110.99, "2026-03-29")]
    [InlineData("30/02/2026")]
    [InlineData("03/29/2026")]
    [InlineData("2026-03-29")]
    [InlineData("9/3/2026")]
    [InlineData("29/03/26")]
    [InlineData(7.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(null)]
    public void Day_OfACell_IsADayOrNone(object? cell, string? day = null) => Assert.Equal(day, SheetCell.DayOf(cell)?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("12:00:01", "12:00:01")]
    [InlineData("00:00:00", "00:00:00")]
    [InlineData(0.5, "12:00:00")]
    [InlineData(0.5000115740740, "12:00:01")]
    [InlineData(0.999999, "1.00:00:00")]
    [InlineData("24:00:00")]
    [InlineData("12:00")]
    [InlineData("1:00:00")]
    [InlineData(1.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(null)]
    public void Time_OfACell_IsToTheSecondOrNone(object? cell, string? time = null) => Assert.Equal(time, SheetCell.TimeOf(cell)?.ToString());

    [Theory]
    [InlineData("Praça São João - km 12", "PRACA SAO JOAO KM 12")]
    [InlineData("  PRACA\u00a0SAO  JOA\u0303O km 12.", "PRACA SAO JOAO KM 12")]
    [InlineData("Valor da Transação(R$)", "VALOR DA TRANSACAO R")]
    [InlineData("ÀÉÎÕÜÇÑýÿ", "AEIOUCNYY")]
    [InlineData("東京", "")]
    [InlineData("", "")]
    public void PlainName_OfAName_IsWhatIsCompared(string name, string plain) => Assert.Equal(plain, PlainName.Of(name));
}

using FleetSpark.Landing.Files;

namespace FleetSpark.LandingTests;

/// <summary>A content held in pieces gives all of its bytes, wherever its end or a reader's beginning falls.</summary>
public sealed class HeldContentTests
{
    private const int Piece = InputFile.PieceLength;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((3 * Piece) - 7)]
    public async Task Content_OfAnyLength_IsGivenFromAnyByte(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var held = await HeldContent.ReadAsync(new MemoryStream(bytes), length, RawLake.Cancellation);
        foreach (var offset in ((int[])[0, 3, Piece - 1, Piece, Piece + 1, length - 1, length]).Where(offset => offset >= 0 && offset <= length))
        {
            await using var stream = held!.Open(offset);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, RawLake.Cancellation);
            Assert.Equal(bytes[offset..], copy.ToArray());
            Assert.Equal(bytes[offset..], held.From(offset).SelectMany(part => part.ToArray()));
            Assert.Equal(bytes[..offset], held.Head(offset).ToArray());
        }
    }

    [Fact]
    public async Task Content_LongerThanItMayBe_IsNone() =>
        Assert.Null(await HeldContent.ReadAsync(new MemoryStream(new byte[Piece + 1]), Piece, RawLake.Cancellation));
}

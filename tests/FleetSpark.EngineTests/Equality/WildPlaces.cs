using CsCheck;
using static FleetSpark.EngineTests.Equality.WildValues;

namespace FleetSpark.EngineTests.Equality;

/// <summary>Geometries of places, good ones and such as nearly are.</summary>
internal static class WildPlaces
{
    private static readonly string[] Shapes =
    [
        "[]", "[1]", "[1,2,3,4]", "[\"1\",\"2\"]", "[1,null]", "[[1,2]]", "[1,2],[3,4]", "[NaN,1]", "[-0.0,-0.0]", "[0,0]", "[181,0]", "[0,90.0000000000000000001]", "[180,-90]", "[1e2,1E1]", "[1.50,2.50,3.50]", "[ 1 ,\t2 ]",
        "[123456789012345678901234567890,1]", "[1e400,1]", "[0.1000000000000000055511151231257827,1]", "\"[1,2]\"", "{}", "null", "true", "1",
        "[[[0,0],[1,0],[1,1],[0,0]]]", "[[[0,0],[1,0],[1,1],[0.0,-0]]]", "[[[0,0],[1,0],[1,1],[0,1e-320]]]", "[[[0,0],[1,0],[0,0]]]", "[[[0,0,5],[1,0],[1,1],[0,0,6]]]", "[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,2],[3,3],[2,2]]]",
        "[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,2],[3,3],[2,2.1]]]", "[[[0,0],[200,0],[1,1],[0,0]]]", "[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]", "[[[[0,0],[1,0],[1,1],[0,0]]],[]]", "[[]]", "[[[]]]", "[[[0,0],[1,0],[1,1],[0,0]],]",
        "[[[1.10,2e0],[3,4],[5,6],[1.1,2]]]",
    ];

    /// <summary>A geometry as JSON: its members in any order, some of them absent, doubled by others or spelt with escapes.</summary>
    public static Gen<string> Geometry { get; } = Gen.Frequency(
        (4, Gen.Select(Degrees(180), Degrees(90), (longitude, latitude) => $$"""{"type":"Point","coordinates":[{{longitude.Trim('"')}},{{latitude.Trim('"')}}]}""")),
        (6, Gen.Select(
            OneOf("Point", "Polygon", "MultiPolygon", "LineString", "point", string.Empty), OneOf(Shapes), Gen.Int[0, 9],
            (type, shape, dress) => dress switch
            {
                0 => $$"""{"coordinates":{{shape}},"type":"{{type}}"}""",
                1 => $$"""{"type":"{{type}}","c\u006fordinates":{{shape}}}""",
                2 => $$"""{"type":"{{type}}","crs":{"a":1},"coordinates":{{shape}}}""",
                3 => $$"""{ "type" : "{{type}}" , "coordinates" : {{shape}} , "bbox":[1.5]}""",
                4 => $$"""{"type":"{{type}}"}""",
                5 => $$"""{"coordinates":{{shape}}}""",
                _ => $$"""{"type":"{{type}}","coordinates":{{shape}}}""",
            })));
}

using System.Runtime.Versioning;

namespace FleetSpark.WireTests;

/// <summary>Scripts in the place of <c>spark-submit</c>.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FakeSubmit
{
    /// <summary>Lines that tell of a gateway with the secret <c>abc</c>, as Spark does it: the file is renamed into place. It holds int32 big endian the port, int32 big endian 3, the secret.</summary>
    public static string TellsOf(int port) => $"""
        printf '\0\0\{Octal(port >> 8)}\{Octal(port & 0xff)}\0\0\0\003abc' > "$_PYSPARK_DRIVER_CONN_INFO_PATH.part"
        mv "$_PYSPARK_DRIVER_CONN_INFO_PATH.part" "$_PYSPARK_DRIVER_CONN_INFO_PATH"
        """;

    /// <summary>Writes the script.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string path, string lines)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static string Octal(int value) => Convert.ToString(value, 8).PadLeft(3, '0');
}

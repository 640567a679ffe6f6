using Microsoft.Spark.Interop;

namespace Microsoft.Spark;

/// <summary>Where the files are that <see cref="SparkContext.AddFile"/> gave to the application.</summary>
public static class SparkFiles
{
    private const string ClassName = "org.apache.spark.SparkFiles";

    /// <summary>The whole path of a file that was added.</summary>
    /// <param name="fileName">The file's name without folders.</param>
    public static string Get(string fileName) => (string)SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "get", fileName)!;

    /// <summary>The folder that all of them are in.</summary>
    public static string GetRootDirectory() => (string)SparkEnvironment.JvmBridge.CallStaticJavaMethod(ClassName, "getRootDirectory")!;
}

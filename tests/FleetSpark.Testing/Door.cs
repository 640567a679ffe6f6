namespace FleetSpark.Testing;

/// <summary>The ways by which a program meets its JVM.</summary>
public enum Door
{
    /// <summary>spark-submit runs a script that becomes the program.</summary>
    Script,

    /// <summary>spark-submit starts the program itself, in the place of Python.</summary>
    Direct,

    /// <summary>The program starts spark-submit.</summary>
    Child,
}

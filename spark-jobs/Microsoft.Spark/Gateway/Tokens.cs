namespace Microsoft.Spark.Gateway;

/// <summary>The tokens of Py4J 0.10's protocol (py4j's <c>protocol.py</c> and <c>Protocol.java</c>): one ASCII character each, one part a line.</summary>
internal static class Tokens
{
    public const byte LineEnd = (byte)'\n';
    public const byte CommandEnd = (byte)'e';

    // What a command does.
    public const byte Authenticate = (byte)'A';
    public const byte Call = (byte)'c';
    public const byte Construct = (byte)'i';
    public const byte Reflect = (byte)'r';
    public const byte Array = (byte)'a';
    public const byte Memory = (byte)'m';
    public const byte Exception = (byte)'p';

    // What a command of one of these kinds does.
    public const byte ReflectMember = (byte)'m';
    public const byte ReflectClass = (byte)'c';
    public const byte ArrayCreate = (byte)'c';
    public const byte ArrayGet = (byte)'g';
    public const byte ArraySet = (byte)'s';
    public const byte ArrayLength = (byte)'e';
    public const byte MemoryRelease = (byte)'d';

    /// <summary>Before the name of a class whose static method is called.</summary>
    public const string StaticTarget = "z:";

    // What a value is.
    public const byte Null = (byte)'n';
    public const byte Boolean = (byte)'b';
    public const byte Integer = (byte)'i';
    public const byte Long = (byte)'L';
    public const byte Double = (byte)'d';
    public const byte Decimal = (byte)'D';
    public const byte Text = (byte)'s';
    public const byte Bytes = (byte)'j';
    public const byte Reference = (byte)'r';
    public const byte List = (byte)'l';
    public const byte ArrayReference = (byte)'t';
    public const byte Map = (byte)'a';
    public const byte Set = (byte)'h';
    public const byte Iterator = (byte)'g';
    public const byte Void = (byte)'v';

    /// <summary>In the place of a value: the member asked for is a method.</summary>
    public const byte Method = (byte)'m';

    // How an answer begins, and how it ends up.
    public const byte Answer = (byte)'!';
    public const byte Success = (byte)'y';
    public const byte Error = (byte)'x';
    public const byte Fatal = (byte)'z';
}

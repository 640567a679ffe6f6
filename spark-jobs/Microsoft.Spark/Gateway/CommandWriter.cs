using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Microsoft.Spark.Gateway;

/// <summary>Writes commands. Holds one at a time, in a buffer that it keeps for the next.</summary>
internal sealed class CommandWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    /// <summary>The command, ready to be sent.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary><c>A LF secret LF</c>, with no end of command: the first thing on a connection.</summary>
    public CommandWriter Authenticate(string secret)
    {
        _buffer.ResetWrittenCount();
        Line(Tokens.Authenticate);
        return Raw(secret);
    }

    /// <summary><c>c LF target LF method LF value LF ... e LF</c>; the target is an object's id, or <c>z:</c> and a class's name.</summary>
    public CommandWriter Call(string target, string method, ReadOnlySpan<object?> arguments) =>
        Begin(Tokens.Call).Raw(target).Raw(method).Values(arguments).End();

    /// <summary><c>i LF class LF value LF ... e LF</c></summary>
    public CommandWriter Construct(string javaClass, ReadOnlySpan<object?> arguments) => Begin(Tokens.Construct).Raw(javaClass).Values(arguments).End();

    /// <summary><c>r LF m LF class LF name LF e LF</c>: a static field, or word that the name is a method's.</summary>
    public CommandWriter StaticMember(string javaClass, string name) => Begin(Tokens.Reflect, Tokens.ReflectMember).Raw(javaClass).Raw(name).End();

    /// <summary><c>r LF c LF class LF e LF</c>: the class as an object.</summary>
    public CommandWriter ClassObject(string javaClass) => Begin(Tokens.Reflect, Tokens.ReflectClass).Raw(javaClass).End();

    /// <summary><c>a LF c LF value LF value LF e LF</c>: a new array; the class's name and the length.</summary>
    public CommandWriter ArrayCreate(string javaClass, int length) => Begin(Tokens.Array, Tokens.ArrayCreate).Value(javaClass).Value(length).End();

    /// <summary><c>a LF g LF id LF index LF e LF</c></summary>
    public CommandWriter ArrayGet(string id, int index) => Begin(Tokens.Array, Tokens.ArrayGet).Raw(id).Value(index).End();

    /// <summary><c>a LF s LF id LF index LF value LF e LF</c></summary>
    public CommandWriter ArraySet(string id, int index, object? value) => Begin(Tokens.Array, Tokens.ArraySet).Raw(id).Value(index).Value(value).End();

    /// <summary><c>a LF e LF id LF e LF</c></summary>
    public CommandWriter ArrayLength(string id) => Begin(Tokens.Array, Tokens.ArrayLength).Raw(id).End();

    /// <summary><c>m LF d LF id LF e LF</c>: the JVM forgets the object.</summary>
    public CommandWriter Release(string id) => Begin(Tokens.Memory, Tokens.MemoryRelease).Raw(id).End();

    /// <summary><c>p LF reference LF e LF</c>: an exception's stack trace.</summary>
    public CommandWriter ExceptionText(JavaObject throwable) => Begin(Tokens.Exception).Value(throwable).End();

    private CommandWriter Begin(byte command)
    {
        _buffer.ResetWrittenCount();
        return Line(command);
    }

    private CommandWriter Begin(byte command, byte kind) => Begin(command).Line(kind);

    private CommandWriter End() => Line(Tokens.CommandEnd);

    private CommandWriter Values(ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            Value(value);
        }

        return this;
    }

    // A value is its kind and its text, with nothing between.
    private CommandWriter Value(object? value) => value switch
    {
        null => Line(Tokens.Null),
        string text => Text(text),
        JavaObject reference => Token(Tokens.Reference).Raw(reference.Id),
        bool truth => Token(Tokens.Boolean).Raw(truth ? "true" : "false"),
        int or short or ushort or sbyte or byte => Token(Tokens.Integer).Formatted(Convert.ToInt64(value)),
        long number => Token(Tokens.Long).Formatted(number),
        uint number => Token(Tokens.Long).Formatted(number),
        double number => Token(Tokens.Double).Raw(number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Token(Tokens.Double).Raw(number.ToString("R", CultureInfo.InvariantCulture)), // the shortest text, so that 0.1f becomes Java's 0.1
        decimal number => Token(Tokens.Decimal).Raw(number.ToString(CultureInfo.InvariantCulture)),
        char character => Text(character.ToString()),
        byte[] bytes => Token(Tokens.Bytes).Raw(Convert.ToBase64String(bytes)),
        _ => throw new ArgumentException($"A value of {value.GetType()} cannot be sent to the JVM.", nameof(value)),
    };

    // A line ends a part, so what ends a line is escaped, and the escape; other characters are sent as they are.
    private CommandWriter Text(string text)
    {
        Token(Tokens.Text);
        return text.AsSpan().IndexOfAny('\\', '\r', '\n') < 0
            ? Raw(text)
            : Raw(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal));
    }

    private CommandWriter Token(byte token)
    {
        _buffer.GetSpan(1)[0] = token;
        _buffer.Advance(1);
        return this;
    }

    private CommandWriter Formatted(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(20), out var length);
        _buffer.Advance(length);
        return EndLine();
    }

    private CommandWriter Line(byte token) => Token(token).EndLine();

    private CommandWriter Raw(string text)
    {
        Encoding.UTF8.GetBytes(text, _buffer);
        return EndLine();
    }

    private CommandWriter EndLine() => Token(Tokens.LineEnd);
}

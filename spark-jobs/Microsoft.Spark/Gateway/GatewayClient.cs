using System.Collections.Concurrent;

namespace Microsoft.Spark.Gateway;

/// <summary>
/// Calls into a JVM. Each thread has its own connection, which is a thread of its own in the JVM, so that what Java code keeps by thread (a session,
/// a job group) belongs to one thread here too. All members may be called from any thread.
/// </summary>
internal sealed class GatewayClient(GatewayAddress address) : IDisposable
{
    private const int ReleasesPerCall = 64;

    private readonly ThreadLocal<GatewayConnection?> _own = new();
    private readonly List<WeakReference<GatewayConnection>> _all = [];
    private readonly ConcurrentQueue<string> _released = new();
    private bool _isDisposed;

    /// <summary>Calls a method of an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">null, bool, integers, float, double, decimal, string, char, byte[] and <see cref="JavaObject"/>.</param>
    /// <returns>null, bool, int, long, double, decimal, <see cref="JavaDecimal"/>, string, byte[] or <see cref="JavaObject"/>.</returns>
    /// <exception cref="JavaThrownException">It threw.</exception>
    /// <exception cref="GatewayRefusedException">It has no such method for these arguments.</exception>
    /// <exception cref="GatewayClosedException">The JVM is gone.</exception>
    public object? Call(JavaObject target, string method, params object?[] arguments)
    {
        var result = Exchange(writer => writer.Call(target.Id, method, arguments));
        KeepAlive(target, arguments);
        return result;
    }

    /// <summary>Calls a static method.</summary>
    public object? CallStatic(string javaClass, string method, params object?[] arguments)
    {
        var result = Exchange(writer => writer.Call(Tokens.StaticTarget + javaClass, method, arguments));
        KeepAlive(null, arguments);
        return result;
    }

    /// <summary>Makes an object.</summary>
    /// <exception cref="GatewayRefusedException">There is no such class or constructor, or the class is one that comes as a value: a text, a number.</exception>
    public JavaObject Construct(string javaClass, params object?[] arguments)
    {
        var result = Exchange(writer => writer.Construct(javaClass, arguments));
        KeepAlive(null, arguments);
        return result as JavaObject ?? throw new GatewayRefusedException($"A {javaClass} comes as a value, not as an object to call: use .NET's {result?.GetType().Name ?? "null"}.");
    }

    /// <summary>The value of a static field.</summary>
    public object? GetStatic(string javaClass, string field) => Exchange(writer => writer.StaticMember(javaClass, field));

    /// <summary>A class as a <c>java.lang.Class</c>.</summary>
    public JavaObject ClassOf(string javaClass) => (JavaObject)Exchange(writer => writer.ClassObject(javaClass))!;

    /// <summary>Makes an array; its elements are null, zero or false.</summary>
    public JavaObject NewArray(string javaClass, int length) => (JavaObject)Exchange(writer => writer.ArrayCreate(javaClass, length))!;

    /// <summary>How many elements an array has.</summary>
    public int ArrayLength(JavaObject array)
    {
        var length = Exchange(writer => writer.ArrayLength(array.Id));
        GC.KeepAlive(array);
        return (int)length!;
    }

    /// <summary>An array's element.</summary>
    public object? ArrayGet(JavaObject array, int index)
    {
        var element = Exchange(writer => writer.ArrayGet(array.Id, index));
        GC.KeepAlive(array);
        return element;
    }

    /// <summary>Sets an array's element.</summary>
    public void ArraySet(JavaObject array, int index, object? value)
    {
        Exchange(writer => writer.ArraySet(array.Id, index, value));
        KeepAlive(array, [value]);
    }

    /// <summary>An exception's stack trace.</summary>
    public string TextOf(JavaObject throwable)
    {
        var text = Exchange(writer => writer.ExceptionText(throwable));
        GC.KeepAlive(throwable);
        return (string)text!;
    }

    /// <summary>Lets the JVM forget an object at one of the next calls. Waits for nothing: finalizers call it.</summary>
    public void ReleaseLater(string id) => _released.Enqueue(id);

    /// <summary>Closes the connections of all threads. A call that waits for its answer fails.</summary>
    public void Dispose()
    {
        lock (_all)
        {
            _isDisposed = true;
            foreach (var weak in _all)
            {
                if (weak.TryGetTarget(out var connection))
                {
                    connection.Dispose();
                }
            }

            _all.Clear();
        }
    }

    private object? Exchange(Action<CommandWriter> write)
    {
        var connection = Own();
        for (var released = 0; released < ReleasesPerCall && connection.IsOpen && _released.TryDequeue(out var id); released++)
        {
            connection.Exchange(writer => writer.Release(id)); // an id that is not known any more is no failure
        }

        var answer = (connection.IsOpen ? connection : Own()).Exchange(write);
        return answer.Kind switch
        {
            AnswerKind.Value => answer.Value is RemoteReference reference ? new JavaObject(this, reference) : answer.Value,
            AnswerKind.Thrown => throw new JavaThrownException(new JavaObject(this, (RemoteReference)answer.Value!)),
            AnswerKind.Method => throw new GatewayRefusedException("This is a method, not a value."),
            AnswerKind.Fatal => throw new GatewayRefusedException($"The JVM's gateway gave up on the call: {answer.Text}"),
            _ => throw new GatewayRefusedException(answer.Text is { Length: > 0 } text ? text : "There is no such member."),
        };
    }

    private GatewayConnection Own()
    {
        if (_own.Value is { IsOpen: true } open)
        {
            return open;
        }

        var connection = GatewayConnection.Open(address);
        lock (_all)
        {
            if (_isDisposed)
            {
                connection.Dispose();
                throw new GatewayClosedException("The JVM was let go.");
            }

            // A thread that ended took its connection with it: its socket closes when it is collected.
            _all.RemoveAll(weak => !weak.TryGetTarget(out _));
            _all.Add(new WeakReference<GatewayConnection>(connection));
        }

        _own.Value = connection;
        return connection;
    }

    // The JVM takes an id that it forgot for null, without a word: no argument may be collected while its command is under way.
    private static void KeepAlive(JavaObject? target, object?[] arguments)
    {
        GC.KeepAlive(target);
        GC.KeepAlive(arguments);
    }
}

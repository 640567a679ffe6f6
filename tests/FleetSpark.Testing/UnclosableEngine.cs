using System.Reflection;
using FleetSpark.Engines;

namespace FleetSpark.Testing;

/// <summary>Does what an engine does, and fails when it is to end.</summary>
public class UnclosableEngine : DispatchProxy
{
    private IEngine _engine = null!;

    /// <summary>Such a one over an engine.</summary>
    public static IEngine Over(IEngine engine)
    {
        var proxy = Create<IEngine, UnclosableEngine>();
        ((UnclosableEngine)(object)proxy)._engine = engine;
        return proxy;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IAsyncDisposable.DisposeAsync) ? new ValueTask(CloseAsync()) : targetMethod.Invoke(_engine, args);

    private async Task CloseAsync()
    {
        await _engine.DisposeAsync();
        throw new IOException("it does not end");
    }
}

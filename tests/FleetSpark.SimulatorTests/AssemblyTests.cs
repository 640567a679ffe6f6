using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FleetSpark.Simulator;

namespace FleetSpark.SimulatorTests;

public sealed class AssemblyTests
{
    // Exact by IEEE 754, or on integers: the same bits on every machine.
    private static readonly string[] Exact = ["Abs", "Max", "Min", "Clamp", "Sqrt", "Floor", "Ceiling", "DivRem", "BigMul", "Sign"];

    [Fact]
    public void Simulator_OnEveryMachine_CallsNoMathOfTheCLibrary()
    {
        using var file = File.OpenRead(typeof(FleetSimulation).Assembly.Location);
        using var assembly = new PEReader(file);
        var metadata = assembly.GetMetadataReader();
        var calls = metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => (Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)m.Parent).Name), Member: metadata.GetString(m.Name)))
            .ToArray();
        Assert.Contains(("Math", "Sqrt"), calls);
        Assert.DoesNotContain(calls, c => c.Type is "Math" && !Exact.Contains(c.Member));
        // The generic-math doors to the same functions, fused multiply-add, and dice that are not ours.
        Assert.DoesNotContain(calls, c => c.Type is "MathF" or "Double" or "Single" && c.Member is not ("Parse" or "ToString" or "Equals" or "GetHashCode" or "CompareTo" or "IsNaN"));
        Assert.DoesNotContain(calls, c => c.Type is "Random" or "RandomNumberGenerator" or "Guid" or "HashCode" or "Vector" or "Vector128" or "Fma");
    }

    [Fact]
    public void Simulator_OfOurAssemblies_DependsOnCoreAlone()
    {
        var ours = typeof(FleetSimulation).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal));
        Assert.Equal(["FleetSpark.Core"], ours);
    }
}

using FleetSpark.Testing;

namespace FleetSpark.StructureTests.Api;

/// <summary>
/// Our Microsoft.Spark against the list of the real one's members: programs that were written for that one compile with ours, or fail to where it has not what they use.
/// </summary>
public sealed class ApiTests
{
    // Our own additions; who takes one out of the code takes it out of here.
    private static readonly string[] OwnTypes = ["Microsoft.Spark.JvmFault", "Microsoft.Spark.JvmFaultKind", "Microsoft.Spark.SparkDriver", "Microsoft.Spark.SparkDriverOptions", "Microsoft.Spark.SparkStage"];
    private static readonly string[] OwnMembers = ["Microsoft.Spark.JvmException.Fault { get; } -> JvmFault"];

    private static readonly IReadOnlyList<Type> Shared = [.. DeclaredApi.Types.Where(type => !OwnTypes.Contains(type.FullName))];

    [Fact]
    public void OwnTypes_ThatAreNamed_AreThereAndNotInTheList() => Assert.All(OwnTypes, name => Assert.True(
        DeclaredApi.ByName.ContainsKey(name) && ApiList.Find(name) is null, name));

    [Fact]
    public void Type_ThatIsPublic_IsDeclaredAsInTheList()
    {
        Assert.True(Shared.Count > 40, $"only {Shared.Count} types were found");
        Assert.All(Shared, type => Assert.Equal(ApiList.Find(type.FullName!)?.Line ?? $"{type.FullName} is not in the list", DeclaredApi.LineOf(type)));
    }

    [Fact]
    public void Member_ThatIsPublic_HasASignatureOfTheList()
    {
        var listed = ApiList.Types.SelectMany(type => type.Members).Select(member => member.Signature).ToHashSet(StringComparer.Ordinal);
        var declared = Shared.SelectMany(DeclaredApi.MembersOf).ToList();
        Assert.True(declared.Count > 600, $"only {declared.Count} members were found");
        Assert.Equal(OwnMembers, declared.Where(member => !listed.Contains(member)));
    }

    [Fact]
    public void Members_ThatTakeNoClosure_AreThereForNineOfTen()
    {
        var members = ApiList.Types.Where(type => DeclaredApi.ByName.ContainsKey(type.Name)).SelectMany(type => type.Members).Where(member => !member.HasClosure && !member.IsRemoved).ToList();
        var declared = Shared.SelectMany(DeclaredApi.MembersOf).ToHashSet(StringComparer.Ordinal);
        var absent = members.Where(member => !declared.Contains(member.Signature)).Select(member => member.Signature).ToList();
        Assert.True(absent.Count * 10 <= members.Count, $"{absent.Count} of {members.Count} are absent:\n{string.Join('\n', absent)}");
    }

    [Fact]
    public void Members_ThatTakeAClosure_AreDeclaredNowhere() => Assert.DoesNotContain(Shared.SelectMany(DeclaredApi.MembersOf), member => ListedMember.Parse(member).HasClosure);

    [Fact]
    public void Document_OfWhatIsThere_IsAsTheCodeIs() => Approved.Check("../../docs/microsoft-spark-compatibility.md", CompatibilityDocument.Make());
}

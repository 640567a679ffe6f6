using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.Spark.Sql;

namespace FleetSpark.StructureTests.Api;

/// <summary>What an assembly uses of Microsoft.Spark, read from its metadata, its code and the documents that its symbols name.</summary>
internal sealed class UsedApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Assembly Spark = typeof(Row).Assembly;
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<int, string> _documents;
    private readonly Dictionary<FieldInfo, HashSet<string>> _fieldUsers = [];
    private readonly HashSet<ApiUse> _uses = [];

    private UsedApi(Assembly assembly)
    {
        _documents = DocumentsOf(Path.ChangeExtension(assembly.Location, ".pdb"));
        var types = assembly.GetTypes();
        foreach (var type in types)
        {
            ReadMethods(type);
        }

        foreach (var type in types)
        {
            ReadFieldsAndBases(type);
        }
    }

    /// <summary>Every use, each with the file's name that it is in; empty where the symbols name none.</summary>
    public static IReadOnlySet<ApiUse> Of(Assembly assembly) => new UsedApi(assembly)._uses;

    private void ReadMethods(Type type)
    {
        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            var document = _documents.GetValueOrDefault(method.MetadataToken) ?? OnlyDocumentOf(type);
            IEnumerable<Type> signature = [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo { ReturnType: var result } ? [result] : Type.EmptyTypes];
            AddTypes(document, [.. signature, .. AttributesOf(method), .. ConstraintsOf(method)]);
            if (method.GetMethodBody() is { } body)
            {
                AddTypes(document, body.LocalVariables.Select(local => local.LocalType));
                AddTypes(document, body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!));
                ReadCode(method, document, body.GetILAsByteArray()!);
            }
        }
    }

    // A field stands in no document: it belongs to those whose code uses it.
    private void ReadFieldsAndBases(Type type)
    {
        foreach (var field in type.GetFields(Declared))
        {
            foreach (var document in _fieldUsers.GetValueOrDefault(field) ?? [OnlyDocumentOf(type)])
            {
                AddTypes(document, [field.FieldType]);
            }
        }

        AddTypes(OnlyDocumentOf(type), [.. type.BaseType is { } parent ? [parent] : Type.EmptyTypes, .. type.GetInterfaces(), .. AttributesOf(type)]);
    }

    private void ReadCode(MethodBase method, string document, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xfe ? (short)((code[at] << 8) | code[at + 1]) : code[at];
            var opCode = OpCodesByValue[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                AddMember(document, Resolve(method, BitConverter.ToInt32(code, at)));
            }

            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private void AddMember(string document, MemberInfo member)
    {
        switch (member)
        {
            case Type type:
                AddTypes(document, [type]);
                return;
            case FieldInfo field when field.Module.Assembly != Spark:
                (_fieldUsers.TryGetValue(field, out var users) ? users : _fieldUsers[field] = []).Add(document);
                break;
            case MethodInfo { IsGenericMethod: true } method:
                AddTypes(document, method.GetGenericArguments());
                break;
        }

        AddTypes(document, [member.DeclaringType!]);
        if (member.Module.Assembly == Spark && DeclaredApi.LineOf(member) is { } line)
        {
            _uses.Add(new ApiUse(document, line));
        }
    }

    private void AddTypes(string document, IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            if (type.HasElementType)
            {
                AddTypes(document, [type.GetElementType()!]);
            }
            else if (type.IsGenericType)
            {
                AddTypes(document, type.GetGenericArguments());
            }
            else if (type.Assembly == Spark && !type.IsGenericParameter)
            {
                _uses.Add(new ApiUse(document, type.FullName!));
            }
        }
    }

    private static IEnumerable<Type> AttributesOf(MemberInfo member) => member.GetCustomAttributesData().Select(attribute => attribute.AttributeType);

    private static IEnumerable<Type> ConstraintsOf(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : [];

    // What the compiler makes belongs to the file of all the code of its type; where that is in two files, to none.
    private string OnlyDocumentOf(Type type)
    {
        var documents = type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared))
            .Select(method => _documents.GetValueOrDefault(method.MetadataToken)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return documents.Count == 1 ? documents[0] : string.Empty;
    }

    private static Dictionary<int, string> DocumentsOf(string symbols)
    {
        using var file = File.OpenRead(symbols);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(file);
        var reader = provider.GetMetadataReader();
        var documents = new Dictionary<int, string>();
        foreach (var handle in reader.MethodDebugInformation)
        {
            var method = reader.GetMethodDebugInformation(handle);
            var document = method.Document.IsNil && !method.SequencePointsBlob.IsNil ? method.GetSequencePoints().First().Document : method.Document;
            if (!document.IsNil)
            {
                documents[MetadataTokens.GetToken(handle.ToDefinitionHandle())] = reader.GetString(reader.GetDocument(document).Name).Split('/', '\\')[^1];
            }
        }

        return documents;
    }
}

/// <summary>A type or member that is used.</summary>
/// <param name="Document">The name of the file that uses it.</param>
/// <param name="Line">A type's full name, or a member's line as the list has it.</param>
internal sealed record ApiUse(string Document, string Line);

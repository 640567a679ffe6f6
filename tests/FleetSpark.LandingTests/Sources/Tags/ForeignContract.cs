using System.ServiceModel;
using System.Xml.Serialization;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>The operator's contract as System.ServiceModel is told it.</summary>
[ServiceContract(Namespace = TagContract.Namespace, Name = "TagOperator")]
[XmlSerializerFormat]
public interface ITagOperator
{
    [OperationContract(Action = TagContract.Action, ReplyAction = "*")]
    Task<ListTransactionsResponse> ListTransactionsAsync(ListTransactions request);
}

[MessageContract(WrapperName = "ListTransactions", WrapperNamespace = TagContract.Namespace)]
public sealed class ListTransactions
{
    [MessageBodyMember(Name = "posted_from", Namespace = TagContract.Namespace, Order = 0)]
    public string? PostedFrom { get; set; }

    [MessageBodyMember(Name = "posted_to", Namespace = TagContract.Namespace, Order = 1)]
    public string? PostedTo { get; set; }

    [MessageBodyMember(Name = "page_size", Namespace = TagContract.Namespace, Order = 2)]
    public string? PageSize { get; set; }

    [MessageBodyMember(Name = "cursor", Namespace = TagContract.Namespace, Order = 3)]
    public string? Cursor { get; set; }
}

[MessageContract(WrapperName = "ListTransactionsResponse", WrapperNamespace = TagContract.Namespace)]
public sealed class ListTransactionsResponse
{
    [MessageBodyMember(Name = "snapshot", Namespace = TagContract.Namespace, Order = 0)]
    public string? Snapshot { get; set; }

    [MessageBodyMember(Name = "total", Namespace = TagContract.Namespace, Order = 1)]
    public long Total { get; set; }

    [MessageBodyMember(Name = "next_cursor", Namespace = TagContract.Namespace, Order = 2)]
    public string? NextCursor { get; set; }

    [MessageBodyMember(Namespace = TagContract.Namespace, Order = 3)]
    [XmlElement("transaction")]
    public ForeignCharge[] Transactions { get; set; } = [];
}

[XmlType(Namespace = TagContract.Namespace)]
public sealed class ForeignCharge
{
    [XmlElement("transaction_id")]
    public string? TransactionId { get; set; }

    [XmlElement("plate")]
    public string? Plate { get; set; }

    [XmlElement("amount")]
    public string? Amount { get; set; }

    [XmlElement("plaza_id", IsNullable = true)]
    public string? PlazaId { get; set; }

    [XmlElement("is_refund")]
    public string? IsRefund { get; set; }
}

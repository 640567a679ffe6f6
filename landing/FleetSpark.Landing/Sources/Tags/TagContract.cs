namespace FleetSpark.Landing.Sources.Tags;

/// <summary>The names of the operator's contract: by REST, and by SOAP as tag-operator.wsdl has them.</summary>
internal static class TagContract
{
    public const string TransactionsPath = "transactions";
    public const string PostedFrom = "posted_from";
    public const string PostedTo = "posted_to";
    public const string PageSize = "page_size";
    public const string Page = "page";
    public const string Cursor = "cursor";

    public const string Snapshot = "snapshot";
    public const string Total = "total";
    public const string NextCursor = "next_cursor";
    public const string Transactions = "transactions";
    public const string Transaction = "transaction";

    public const string Namespace = "urn:fleetspark:tag-operator:1";
    public const string Action = "urn:fleetspark:tag-operator:1/ListTransactions";
    public const string Request = "ListTransactions";
    public const string Response = "ListTransactionsResponse";

    public const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    public const string Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public const string SecurityUtility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    public const string PasswordDigest = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    public const string Base64Binary = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    /// <summary>The longest snapshot or cursor that is taken.</summary>
    public const int LongestMark = 4_096;
}

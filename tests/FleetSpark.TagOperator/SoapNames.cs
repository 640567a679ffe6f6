namespace FleetSpark.TagOperator;

/// <summary>Names of SOAP, WS-Security and the operator's contract.</summary>
internal static class SoapNames
{
    public const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";
    public const string Operator = "urn:fleetspark:tag-operator:1";
    public const string Action = "urn:fleetspark:tag-operator:1/ListTransactions";
    public const string Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public const string Utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    public const string PasswordDigest = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    public const string Base64Binary = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.ServiceModel.Description;
using System.ServiceModel.Dispatcher;
using System.ServiceModel.Security;
using System.Text;
using System.Xml;
using FleetSpark.Landing.Sources.Tags;

namespace FleetSpark.LandingTests.Tags;

/// <summary>A SOAP client that is not ours, System.ServiceModel, understands the operator, and the operator it: both speak the standard.</summary>
public sealed class ForeignClientTests
{
    [Theory]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task ForeignClient_ByCursor_ReadsAllCharges(TagProtocol protocol)
    {
        await using var bench = await TagBench.StartAsync();
        bench.Post(5);
        bench.Server.Book.Post("""{"transaction_id":"x","plate":"A<B>&\u0009","amount":"1.50","plaza_id":null,"is_refund":true}""", TagBench.Start.AddHours(-1));
        await using var client = new ForeignClient(bench, protocol);

        var first = await client.Tags.ListTransactionsAsync(Ask());
        var second = await client.Tags.ListTransactionsAsync(Ask(first.NextCursor));

        Assert.NotNull(first.Snapshot);
        Assert.Equal((6L, first.Snapshot, null), (second.Total, second.Snapshot, second.NextCursor));
        Assert.Equal(["t-0", "t-1", "t-2", "t-3", "t-4", "x"], [.. first.Transactions.Concat(second.Transactions).Select(charge => charge.TransactionId)]);
        Assert.Equal(("A<B>&\t", "1.50", null, "true"), (second.Transactions[2].Plate, second.Transactions[2].Amount, second.Transactions[2].PlazaId, second.Transactions[2].IsRefund));
    }

    [Theory]
    [InlineData(TagProtocol.Soap11)]
    [InlineData(TagProtocol.Soap12)]
    public async Task ForeignClient_WithAWrongPassword_MeetsAFault(TagProtocol protocol)
    {
        // That client takes no fault with 400, though the standard says so.
        await using var bench = await TagBench.StartAsync(options => options with { SenderFaultStatus = 500 });
        await using var client = new ForeignClient(bench, protocol, password: "wrong");
        await Assert.ThrowsAsync<SecurityAccessDeniedException>(() => client.Tags.ListTransactionsAsync(Ask()));
    }

    [Fact]
    public async Task ForeignClient_ThatSendsANonceTwice_MeetsAFault()
    {
        await using var bench = await TagBench.StartAsync();
        await using var client = new ForeignClient(bench, TagProtocol.Soap11, repeats: true);
        await client.Tags.ListTransactionsAsync(Ask());
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => client.Tags.ListTransactionsAsync(Ask()));
        Assert.Equal("InvalidSecurityToken", (fault.Code.SubCode ?? fault.Code).Name);
    }

    private static ListTransactions Ask(string? cursor = null) => new() { PostedFrom = "2026-03-29T00:00:00Z", PostedTo = "2026-03-30T00:00:00Z", PageSize = "3", Cursor = cursor };
}

/// <summary>The client and its channel.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private readonly ChannelFactory<ITagOperator> _factory;

    public ForeignClient(TagBench bench, TagProtocol protocol, string? password = null, bool repeats = false)
    {
        var version = protocol == TagProtocol.Soap11 ? EnvelopeVersion.Soap11 : EnvelopeVersion.Soap12;
        var binding = new CustomBinding(
            new TextMessageEncodingBindingElement(MessageVersion.CreateVersion(version, AddressingVersion.None), Encoding.UTF8),
            new HttpTransportBindingElement());
        _factory = new ChannelFactory<ITagOperator>(binding, new EndpointAddress(bench.Server.SoapUrl));
        _factory.Endpoint.EndpointBehaviors.Add(new SignsIn(bench.UserName, password ?? bench.Secret, bench.Clock, repeats));
        Tags = _factory.CreateChannel();
    }

    public ITagOperator Tags { get; }

    public ValueTask DisposeAsync()
    {
        _factory.Abort();
        return ValueTask.CompletedTask;
    }

    // Puts a UsernameToken of its own making, written after the standard's text, into each message.
    private sealed class SignsIn(string user, string password, TimeProvider clock, bool repeats) : IEndpointBehavior, IClientMessageInspector
    {
        private readonly byte[] _nonce = Guid.NewGuid().ToByteArray();

        public object? BeforeSendRequest(ref Message request, IClientChannel channel)
        {
            request.Headers.Add(new SecurityHeader(user, password, repeats ? _nonce : Guid.NewGuid().ToByteArray(), clock.GetUtcNow().UtcDateTime.ToString("s") + "Z"));
            return null;
        }

        public void AfterReceiveReply(ref Message reply, object correlationState)
        {
        }

        public void ApplyClientBehavior(ServiceEndpoint endpoint, ClientRuntime clientRuntime) => clientRuntime.ClientMessageInspectors.Add(this);

        public void AddBindingParameters(ServiceEndpoint endpoint, BindingParameterCollection bindingParameters)
        {
        }

        public void ApplyDispatchBehavior(ServiceEndpoint endpoint, EndpointDispatcher endpointDispatcher)
        {
        }

        public void Validate(ServiceEndpoint endpoint)
        {
        }
    }

    private sealed class SecurityHeader(string user, string password, byte[] nonce, string created) : MessageHeader
    {
        private const string Standard = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

        public override string Name => "Security";

        public override string Namespace => Standard + "wssecurity-secext-1.0.xsd";

        public override bool MustUnderstand => true;

        protected override void OnWriteHeaderContents(XmlDictionaryWriter writer, MessageVersion messageVersion)
        {
            writer.WriteStartElement("UsernameToken", Namespace);
            writer.WriteElementString("Username", Namespace, user);
            WriteTyped(writer, "Password", "Type", Standard + "username-token-profile-1.0#PasswordDigest", Digest());
            WriteTyped(writer, "Nonce", "EncodingType", Standard + "soap-message-security-1.0#Base64Binary", Convert.ToBase64String(nonce));
            writer.WriteElementString("Created", Standard + "wssecurity-utility-1.0.xsd", created);
            writer.WriteEndElement();
        }

        // WS-Security UsernameToken Profile 1.0, 3.1: Password_Digest = Base64 ( SHA-1 ( nonce + created + password ) )
        [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The UsernameToken profile names SHA-1 and no other.")]
        private string Digest()
        {
            using var digested = new MemoryStream();
            digested.Write(nonce);
            digested.Write(Encoding.UTF8.GetBytes(created + password));
            return Convert.ToBase64String(SHA1.HashData(digested.ToArray()));
        }

        private void WriteTyped(XmlDictionaryWriter writer, string name, string attribute, string type, string text)
        {
            writer.WriteStartElement(name, Namespace);
            writer.WriteAttributeString(attribute, type);
            writer.WriteString(text);
            writer.WriteEndElement();
        }
    }
}

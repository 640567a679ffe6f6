using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FleetSpark.Testing;

/// <summary>Self-made certificates for a server of this machine.</summary>
internal static class ServerCertificates
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes root.crt, server.crt and server.key, of a server by the name localhost, and stranger.crt, which vouches for somebody else.</summary>
    public static void Write(TemporaryFolder folder)
    {
        using var root = RootOf("CN=test root");
        using var stranger = RootOf("CN=other test root");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(root, Begin, End, [1]);
        File.WriteAllText(folder.PathOf("root.crt"), root.ExportCertificatePem());
        File.WriteAllText(folder.PathOf("stranger.crt"), stranger.ExportCertificatePem());
        File.WriteAllText(folder.PathOf("server.crt"), server.ExportCertificatePem());
        File.WriteAllText(folder.PathOf("server.key"), key.ExportPkcs8PrivateKeyPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.PathOf("server.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite); // else the server does not take it
        }
    }

    private static X509Certificate2 RootOf(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(Begin, End);
    }
}

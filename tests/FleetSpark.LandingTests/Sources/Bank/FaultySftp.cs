using FleetSpark.Core;
using FleetSpark.Landing.Sources.Bank.Sftp;

namespace FleetSpark.LandingTests.Bank;

/// <summary>An SFTP server behind a plan of faults. The connection beneath is whole and kept, so that a thousand runs do not make as many.</summary>
internal sealed class FaultySftp(ISftpSession kept, FaultPlan plan) : ISftpConnector
{
    public Task<ISftpSession> ConnectAsync(CancellationToken cancellationToken) => plan.PassAsync<ISftpSession>("sftp Connect", () => Task.FromResult<ISftpSession>(new Session(kept, plan)));

    private sealed class Session(ISftpSession session, FaultPlan plan) : ISftpSession
    {
        public Task<IReadOnlyList<RemoteFile>> ListAsync(string folder, CancellationToken cancellationToken) =>
            plan.PassAsync("sftp List", () => session.ListAsync(folder, cancellationToken));

        public Task<RemoteFile?> LookAsync(string path, CancellationToken cancellationToken) =>
            plan.PassAsync("sftp Look", () => session.LookAsync(path, cancellationToken));

        public Task<Stream?> OpenAsync(string path, long offset, CancellationToken cancellationToken) => plan.PassAsync<Stream?>(
            "sftp Open",
            async () => await session.OpenAsync(path, offset, cancellationToken) is { } bytes ? new Bytes(bytes, plan) : null);

        public Task MakeFolderAsync(string folder, CancellationToken cancellationToken) => plan.PassAsync(
            "sftp MakeFolder",
            async () =>
            {
                await session.MakeFolderAsync(folder, cancellationToken);
                return true;
            });

        public Task<bool> TryRenameAsync(string path, string newPath, CancellationToken cancellationToken) =>
            plan.PassAsync("sftp Rename", () => session.TryRenameAsync(path, newPath, cancellationToken));

        public void Dispose()
        {
            // The session beneath is kept.
        }
    }

    private sealed class Bytes(Stream bytes, FaultPlan plan) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await plan.PassAsync("sftp Read", async () => await bytes.ReadAsync(buffer[..Math.Min(buffer.Length, 2000)], cancellationToken));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                bytes.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

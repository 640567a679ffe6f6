using FleetSpark.Core;
using Renci.SshNet.Sftp;

namespace FleetSpark.Landing.Sources.Bank.Sftp;

/// <summary>A file's bytes; a broken connection shows as <see cref="SftpBrokenException"/>.</summary>
internal sealed class SshFileStream(SftpFileStream file) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await file.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (SshSession.IsBroken(fault))
        {
            throw new SftpBrokenException(fault.Message, fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                file.Dispose();
            }
            catch (Exception fault) when (SshSession.IsBroken(fault))
            {
                // After a cut it cannot be closed, and need not be.
            }
        }

        base.Dispose(disposing);
    }
}

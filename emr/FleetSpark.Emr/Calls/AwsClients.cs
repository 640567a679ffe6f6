using Amazon.Runtime;
using FleetSpark.Core;
using FleetSpark.Lake;

namespace FleetSpark.Emr.Calls;

/// <summary>Opens clients of AWS.</summary>
public static class AwsClients
{
    /// <summary>Opens one.</summary>
    /// <param name="open">Makes it.</param>
    /// <exception cref="FleetException">FS1015: no region is set.</exception>
    public static T Open<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (AmazonClientException unset)
        {
            throw LakeErrors.AwsNotSetUp(unset);
        }
    }
}

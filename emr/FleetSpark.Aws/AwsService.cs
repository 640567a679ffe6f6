namespace FleetSpark.Aws;

/// <summary>A service of AWS that speaks its JSON protocol, as its own model names it.</summary>
/// <param name="ServiceId">Its id, by which variables such as <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c> and profiles know it.</param>
/// <param name="EndpointPrefix">The first part of its address, and the name that calls are signed for.</param>
/// <param name="TargetPrefix">What stands before the operation in the header <c>X-Amz-Target</c>.</param>
/// <param name="ApiVersion">The version of its API, a day.</param>
public sealed record AwsService(string ServiceId, string EndpointPrefix, string TargetPrefix, string ApiVersion)
{
    /// <summary>AWS Secrets Manager.</summary>
    public static AwsService SecretsManager { get; } = new("Secrets Manager", "secretsmanager", "secretsmanager", "2017-10-17");

    /// <summary>AWS Systems Manager, whose Parameter Store keeps settings and secrets.</summary>
    public static AwsService SystemsManager { get; } = new("SSM", "ssm", "AmazonSSM", "2014-11-06");
}

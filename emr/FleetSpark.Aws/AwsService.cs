namespace FleetSpark.Aws;

/// <summary>A service of AWS, as its own model names it.</summary>
/// <param name="ServiceId">Its id, by which variables such as <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c> and profiles know it.</param>
/// <param name="EndpointPrefix">The first part of its address, and the name that calls are signed for.</param>
/// <param name="TargetPrefix">What stands before the operation in the header <c>X-Amz-Target</c>; null where paths name operations, as in the protocol <c>rest-json</c>, or a member <c>Action</c>, as in the query protocol.</param>
/// <param name="ApiVersion">The version of its API, a day.</param>
public sealed record AwsService(string ServiceId, string EndpointPrefix, string? TargetPrefix, string ApiVersion)
{
    /// <summary>Amazon Athena.</summary>
    public static AwsService Athena { get; } = new("Athena", "athena", "AmazonAthena", "2017-05-18");

    /// <summary>Amazon CloudWatch, of which metrics are used.</summary>
    public static AwsService CloudWatch { get; } = new("CloudWatch", "monitoring", TargetPrefix: null, "2010-08-01");

    /// <summary>Amazon EMR on EC2.</summary>
    public static AwsService Emr { get; } = new("EMR", "elasticmapreduce", "ElasticMapReduce", "2009-03-31");

    /// <summary>Amazon EMR Serverless.</summary>
    public static AwsService EmrServerless { get; } = new("EMR Serverless", "emr-serverless", TargetPrefix: null, "2021-07-13");

    /// <summary>AWS Glue, of which the Data Catalog is used.</summary>
    public static AwsService Glue { get; } = new("Glue", "glue", "AWSGlue", "2017-03-31");

    /// <summary>AWS Secrets Manager.</summary>
    public static AwsService SecretsManager { get; } = new("Secrets Manager", "secretsmanager", "secretsmanager", "2017-10-17");

    /// <summary>Amazon SNS.</summary>
    public static AwsService Sns { get; } = new("SNS", "sns", TargetPrefix: null, "2010-03-31");

    /// <summary>AWS Systems Manager, whose Parameter Store keeps settings and secrets.</summary>
    public static AwsService SystemsManager { get; } = new("SSM", "ssm", "AmazonSSM", "2014-11-06");
}

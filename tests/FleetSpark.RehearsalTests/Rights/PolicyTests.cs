namespace FleetSpark.RehearsalTests.Rights;

/// <summary>The judge of policies, by IAM's rules.</summary>
public sealed class PolicyTests
{
    private const string Bucket = "arn:aws:s3:::lake";

    [Theory]
    [InlineData("s3:GetObject", Bucket + "/a/b", true)]
    [InlineData("S3:getobject", Bucket + "/a/b", true)] // actions are told apart without case
    [InlineData("s3:GetObject", Bucket + "/A/b", false)] // resources with it
    [InlineData("s3:GetObject", Bucket + "/b", false)]
    [InlineData("s3:GetObjectVersion", Bucket + "/a/b", false)]
    [InlineData("s3:PutObject", Bucket + "/a/b", false)]
    [InlineData("s3:GetObject", Bucket + "/a/secret/b", false)] // denied, which goes before
    [InlineData("s3:GetObject", "arn:aws:s3:::lakeXa/b", false)]
    public void Policy_OfAllowAndDeny_IsJudgedByBoth(string action, string resource, bool isAllowed) => Assert.Equal(isAllowed, Policy.Parse("""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::lake/a/*"]},
          {"Effect":"Deny","Action":"s3:Get*","Resource":"arn:aws:s3:::lake/a/secret/?"}]}
        """).Allows(new IamCall(action, resource)));

    [Theory]
    [InlineData("fleet", "trips/1", true)]
    [InlineData("fleet", "staged/1", false)]
    [InlineData("Fleet", "trips/1", false)]
    [InlineData("fleet", null, false)] // what a call does not carry fails
    [InlineData(null, "trips/1", false)]
    public void Condition_OfSeveralKeys_HoldsWhereAllDo(string? tag, string? prefix, bool isAllowed)
    {
        var call = new IamCall("s3:ListBucket", Bucket);
        call = tag is null ? call : call.With("aws:ResourceTag/lake", tag);
        call = prefix is null ? call : call.With("s3:prefix", prefix);
        Assert.Equal(isAllowed, Policy.Parse("""
            {"Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::lake",
              "Condition":{"StringEquals":{"aws:ResourceTag/lake":"fleet"},"StringLike":{"s3:prefix":["trips/*","trucks/*"]}}}}
            """).Allows(call));
    }

    [Theory]
    [InlineData("""{"Statement":{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}}""")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}}""")]
    public void Policy_WithWhatIsNotJudgedHere_IsRefused(string json) =>
        Assert.Throws<NotSupportedException>(() => Policy.Parse(json).Allows(new IamCall("s3:GetObject", Bucket).With("aws:SourceIp", "10.1.1.1")));
}

using FleetSpark.Core;
using FleetSpark.Emr.Watching;

namespace FleetSpark.EmrTests.Watching;

public sealed class AlarmTopicTests
{
    [Theory]
    [InlineData("arn:aws:sns:sa-east-1:123456789012:example-fleet", "sa-east-1")]
    [InlineData("arn:aws-us-gov:sns:us-gov-west-1:123456789012:a_B-1", "us-gov-west-1")]
    public void Topic_ByItsArn_HasARegion(string arn, string region)
    {
        var faults = new List<string>();
        Assert.Equal(new AlarmTopic(arn, region), AlarmTopic.Read(YamlMap.Parse($"topic: {arn}", "emr.yaml", faults)!));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("fleet")]
    [InlineData("arn:aws:sqs:sa-east-1:123456789012:fleet")]
    [InlineData("arn:aws:sns::123456789012:fleet")]
    [InlineData("arn:aws:sns:sa-east-1:123456789012:fleet:0000")]
    [InlineData("arn:aws:sns:evil.example/-1:123456789012:fleet")]
    public void Topic_OfAnyOtherText_IsAFault(string text)
    {
        var faults = new List<string>();
        Assert.Null(AlarmTopic.Read(YamlMap.Parse($"topic: \"{text}\"", "emr.yaml", faults)!));
        Assert.Contains($"'topic' is '{text}'", faults.Single(), StringComparison.Ordinal);
    }
}

using Halyard.Evaluation.Segments;
using Shouldly;

namespace Halyard.Evaluation.Tests.Segments;

public sealed class BigSegmentKeyTests
{
    [Theory]
    [InlineData("user-key", "CEXjZY7cHJG/ydFy7q4+YEFwVrG3/pkJwA4FAjrbfx0=")]
    [InlineData("user1", "CgQblGLKpKMbrDVn4Lbm/ZEAeH2yq0M9lvbReMq/zpA=")]
    [InlineData("user2", "YCXRj+SKvUUWhSjxioLiZd2Y1CGnCEqgn2GzQXA5AaM=")]
    [InlineData("user3", "WGD68CtrxiIrpaylI1YPDjZMzYtnvuSG/ov3wB1JLMs=")]
    [InlineData("org:1", "s3AvpKxt6mr3EqomF5SlUvULw9klW0afNkBmUp/PNDE=")]
    [InlineData("käse", "KPN1eNaCcSg876DxcBJ9LslUQIdRUhioDQW0n1kkE8k=")]
    public void Stores_know_a_context_by_the_hash_of_its_key(string key, string hash) => BigSegmentKey.HashOf(key).ShouldBe(hash);
}

using ChatStudio.Web.Host;
using Microsoft.AspNetCore.DataProtection;

namespace ChatStudio.Tests.Host;

public sealed class ProtectedKeysTests
{
    private const string Key = "sk-very-secret-0123456789";

    private readonly ProtectedKeys _keys = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void Key_is_read_again_for_its_origin()
    {
        var encrypted = _keys.Protect(Key, "https://api.example");
        Assert.DoesNotContain("secret", encrypted, StringComparison.Ordinal);
        Assert.Equal(Key, _keys.Unprotect(encrypted, "https://api.example"));
    }

    [Theory]
    [InlineData("http://api.example")]
    [InlineData("https://api.example:444")]
    [InlineData("https://evil.example")]
    public void Key_is_not_readable_for_another_origin(string origin)
        => Assert.Null(_keys.Unprotect(_keys.Protect(Key, "https://api.example"), origin));

    [Fact]
    public void Key_of_a_lost_ring_and_nonsense_are_unreadable_and_no_error()
    {
        Assert.Null(new ProtectedKeys(new EphemeralDataProtectionProvider()).Unprotect(_keys.Protect(Key, "o"), "o"));
        Assert.Null(_keys.Unprotect("nonsense", "o"));
        Assert.Null(_keys.Unprotect("", "o"));
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ChatStudio.Core.Providers.OpenAI;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>The base URL of a connection. Prints its origin only: a path or a query may hold a secret.</summary>
public sealed partial class ConnectionAddress : IEquatable<ConnectionAddress>
{
    private ConnectionAddress(string text, OpenAIEndpoint endpoint)
    {
        Text = text;
        Origin = endpoint.Origin;
        IsLocal = endpoint.IsLocal;
    }

    /// <summary>As it was given, with a scheme and without a slash at its end.</summary>
    public string Text { get; }

    /// <summary><c>scheme://host:port</c>; a key belongs to one of these.</summary>
    public string Origin { get; }

    /// <summary>A server on this machine.</summary>
    public bool IsLocal { get; }

    /// <summary>For people, without a query: <c>api.openai.com</c>, <c>http://vllm-01.lan:8000/v1</c>.</summary>
    public string Display
    {
        get
        {
            var uri = new Uri(Text);
            var path = uri.AbsolutePath is "/" ? "" : uri.AbsolutePath;
            return uri.Scheme == Uri.UriSchemeHttps ? uri.Authority + (path == "/v1" ? "" : path) : Origin + path;
        }
    }

    /// <summary>Takes an address as people paste it.</summary>
    /// <returns>False when nothing can be sent there; <paramref name="problem"/> then says why, without quoting it.</returns>
    public static bool TryRead(string? pasted, [NotNullWhen(true)] out ConnectionAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var text = (pasted ?? "").Trim();
        // The presets show which part is to be filled in: https://<resource>.openai.azure.com
        if (text.AsSpan().ContainsAny('<', '>'))
        {
            problem = "Put your own name in the place of <…>.";
            return false;
        }

        if (!OpenAIEndpoint.TryCreate(text, null, out var endpoint, out problem))
        {
            return false;
        }

        text = text.TrimEnd('/');
        text = text.Contains("://", StringComparison.Ordinal) ? text : endpoint.Origin[..(endpoint.Origin.IndexOf("://", StringComparison.Ordinal) + 3)] + text;
        address = new(text, endpoint);
        return true;
    }

    /// <summary>The query holds what looks like a key: <c>?key=</c>, <c>&amp;api_key=</c>.</summary>
    public bool HoldsKey => KeyParameter().IsMatch(new Uri(Text).Query);

    /// <summary>Whether both lead to the same server; the names of this machine count as one.</summary>
    public bool IsSameServer(ConnectionAddress other)
        => string.Equals(Origin, other.Origin, StringComparison.OrdinalIgnoreCase)
            || (IsLocal && other.IsLocal && new Uri(Text).Port == new Uri(other.Text).Port);

    public bool Equals(ConnectionAddress? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as ConnectionAddress);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Origin;

    [GeneratedRegex("[?&](api[-_]?key|key|token|access_token|secret)=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeyParameter();
}

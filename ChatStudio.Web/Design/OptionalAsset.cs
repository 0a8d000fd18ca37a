using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Design;

/// <summary>Files of packages (fonts, KaTeX, Mermaid) that are there when the build had Node.js, under <c>lib/</c> of the web root.</summary>
public static class OptionalAsset
{
    /// <summary>The fingerprinted address of a file, or null when it was not restored: then the page does without and asks for nothing.</summary>
    public static string? Find(ResourceAssetCollection assets, string path)
    {
        // A file that is known gets its fingerprint; an unknown one comes back as it was asked for.
        var address = assets[path];
        return address == path ? null : address;
    }
}

namespace ChatStudio.Web.Models;

/// <summary>Where a model runs.</summary>
public enum ModelGroup
{
    All,
    Cloud,
    Local,
    Simulated,
}

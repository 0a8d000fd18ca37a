namespace ChatStudio.Web.Design;

/// <summary>What a person chose; <see cref="System"/> follows the operating system and is the default.</summary>
public enum ThemeChoice
{
    System,
    Light,
    Dark,
}

namespace ChatStudio.Web.Interop;

/// <summary>One line of the key map.</summary>
/// <param name="Keys">
/// Names as in <c>KeyboardEvent.key</c> with spaces between: <c>Mod K</c> (⌘ or Ctrl), <c>Shift R</c>, <c>G S</c> one after the other, <c>[</c>.
/// </param>
/// <param name="Does">The button that is pressed, by its <c>data-key</c>, or what <c>js/keyboard.js</c> does itself by that name.</param>
/// <param name="Words">What it does, for the list of keys.</param>
public sealed record KeyBinding(string Keys, KeyScope Scope, string Does, string Words);

using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>Whether an answer says which model wrote it: then a vote on it is not blind.</summary>
public static class SelfNaming
{
    // What people call a family, by a part of its model ids, and who makes it. Everyday words ("command", "phi", "nova") are no evidence.
    private static readonly (string InId, string[] Names)[] Families =
    [
        ("gpt", ["GPT", "ChatGPT", "OpenAI"]),
        ("claude", ["Claude", "Anthropic"]),
        ("gemini", ["Gemini", "Google DeepMind"]),
        ("gemma", ["Gemma", "Google DeepMind"]),
        ("llama", ["Llama", "Meta AI"]),
        ("qwen", ["Qwen", "Alibaba Cloud"]),
        ("mistral", ["Mistral", "Mistral AI"]),
        ("mixtral", ["Mixtral", "Mistral AI"]),
        ("deepseek", ["DeepSeek"]),
        ("grok", ["Grok", "xAI"]),
        ("command-r", ["Cohere"]),
        ("kimi", ["Kimi", "Moonshot AI"]),
        ("glm", ["GLM", "Zhipu"]),
    ];

    /// <summary>True when the text holds the model's id, the name of its family or its maker, as whole words and in any case.</summary>
    public static bool Names(string text, ModelInfo model)
        => Holds(text, model.ModelId) || Families
            .Where(family => model.ModelId.Contains(family.InId, StringComparison.OrdinalIgnoreCase))
            .SelectMany(family => family.Names)
            .Any(name => Holds(text, name));

    // "GPT-5" names GPT; "claudette" does not name Claude.
    private static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetter(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }
}

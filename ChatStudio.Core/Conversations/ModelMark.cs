using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>What a list needs to draw a model's signature, also when the model is gone.</summary>
public sealed record ModelMark(string Key, string ModelId, int Slot, bool IsSimulated = false)
{
    public static ModelMark Of(ModelInfo model) => new(model.Key, model.ModelId, model.Slot, model.IsSimulated);
}

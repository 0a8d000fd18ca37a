namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The errors that do not hang on the form of a request, in the words and with the status of one provider.</summary>
internal interface ISimulatedRefusals
{
    SimulatedRefusalException UnknownPath(string method, string path);

    SimulatedRefusalException UnknownModel(string model);

    SimulatedRefusalException TooLarge(long limitBytes);

    SimulatedRefusalException TooLong(int promptTokens, int window);

    SimulatedRefusalException RateLimited(string model, TimeSpan wait);

    /// <summary>The server gives up on an answer: what an error event says in the middle of a stream.</summary>
    SimulatedRefusalException Failed();
}

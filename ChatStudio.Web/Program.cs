using ChatStudio.Web.Host;

try
{
    var builder = WebApplication.CreateBuilder(StudioOptions.From(args));
    builder.AddChatStudio();

    var app = builder.Build();
    app.UseChatStudio();
    app.MapChatStudio();

    await app.RunAnnouncedAsync();
    return 0;
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

public partial class Program;

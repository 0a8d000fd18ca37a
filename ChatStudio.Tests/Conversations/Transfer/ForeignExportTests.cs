using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conversations.Transfer;

/// <summary>The exports of other programs: what is taken of them, and what is left out and said.</summary>
public sealed class ForeignExportTests
{
    private const string ChatGpt = """
        [{"title":"Token talk","create_time":1714818600.5,"update_time":1714822200,"is_archived":true,"is_starred":true,"default_model_slug":"gpt-4o","current_node":"a2","conversation_id":"c1",
          "mapping":{
            "root":{"id":"root","message":null,"parent":null,"children":["sys"]},
            "a2":{"id":"a2","message":{"author":{"role":"assistant"},"create_time":1714818604,"content":{"content_type":"text","parts":["Second answer"]},"metadata":{"model_slug":"o3"}},"parent":"t1","children":[]},
            "sys":{"id":"sys","message":{"author":{"role":"system"},"content":{"content_type":"text","parts":["secret"]},"metadata":{"is_visually_hidden_from_conversation":true}},"parent":"root","children":["u1"]},
            "u1":{"id":"u1","message":{"author":{"role":"user"},"create_time":1714818601,"content":{"content_type":"multimodal_text","parts":[{"content_type":"image_asset_pointer","asset_pointer":"file-service://x"},"What is 数据?"]}},"parent":"sys","children":["a1","t1"]},
            "a1":{"id":"a1","message":{"author":{"role":"assistant"},"create_time":1714818602,"content":{"content_type":"text","parts":["First answer"]},"metadata":{}},"parent":"u1","children":[]},
            "t1":{"id":"t1","message":{"author":{"role":"assistant"},"content":{"content_type":"thoughts","thoughts":[{"summary":"Look","content":"Let me see."}]}},"parent":"u1","children":["a2"]},
            "tool":{"id":"tool","message":{"author":{"role":"tool"},"content":{"content_type":"execution_output","text":"42"}},"parent":"a2","children":[]}
          }},
         {"title":"Nothing","mapping":{"r":{"message":null,"parent":null,"children":[]}}}]
        """;

    [Fact]
    public async Task Tree_of_ChatGPT_is_kept_as_branches()
    {
        await using var studio = new TransferStudio();

        var report = await studio.ImportAsync(ChatGpt);

        Assert.Null(report.Problem);
        Assert.Equal((1, 3), (report.Conversations, report.Messages));
        Assert.Equal(("Nothing", "There is no message in it."), (report.Skipped[0].Name, report.Skipped[0].Reason));
        Assert.Contains(report.Notes, note => note.Contains("pictures", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("tools", StringComparison.Ordinal));
        var summary = Assert.Single(studio.Conversations.Summaries);
        Assert.Equal(("Token talk", true, true, 3, 2), (summary.Title, summary.IsPinned, summary.IsArchived, summary.MessageCount, summary.BranchCount));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1714818600500), summary.CreatedAt);
        var record = await studio.ReadAsync(summary.Id);
        Assert.Equal(["[picture left out]\n\nWhat is 数据?", "First answer", "Second answer"], record.Messages.Select(message => message.Text));
        Assert.Equal(["Second answer"], ShownPath.Of(record).Skip(1).Select(message => message.Text));
        Assert.Equal(["gpt-4o", "o3"], record.Messages.Skip(1).Select(message => message.Runs[0].Model.ModelId));
        Assert.Equal("Look\nLet me see.", record.Messages[2].Runs[0].Reasoning);
        Assert.DoesNotContain("secret", record.Settings.SystemPrompt ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_answer_has_no_figures_and_says_where_it_is_from()
    {
        await using var studio = new TransferStudio();
        await studio.ImportAsync(ChatGpt);

        var conversation = await studio.Conversations.OpenAsync(studio.Conversations.Summaries[0].Id, TestContext.Current.CancellationToken);

        var run = conversation!.Path[1].Run!;
        Assert.Equal(("imported/o3", "ChatGPT", true), (run.Model.Key, run.Model.ProviderName, run.Model.IsImported));
        var numbers = run.Metrics.Snapshot();
        Assert.Equal((null, null, null, 0, 0), (numbers.TimeToFirstToken, numbers.AverageRate, numbers.Cost, numbers.TokensOut, numbers.Chunks));
        Assert.Equal(("Second answer", RunState.Completed), (run.Text, run.State));
    }

    [Fact]
    public async Task Imported_conversation_goes_on_with_a_model_that_is_set_up()
    {
        await using var studio = new TransferStudio();
        await studio.ImportAsync(ChatGpt);
        var conversation = (await studio.Conversations.OpenAsync(studio.Conversations.Summaries[0].Id, TestContext.Current.CancellationToken))!;

        Assert.Equal(FakeModelCatalog.Model, conversation.Model);
        await studio.Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id);

        await studio.Generation.Client.NextCallAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FakeModelCatalog.Model, conversation.Path[1].Run!.Model);
    }

    [Fact]
    public async Task Messages_of_Claude_follow_each_other_and_bring_the_text_of_attachments()
    {
        await using var studio = new TransferStudio();

        var record = await studio.ImportOneAsync("""
            [{"uuid":"c","name":"Paste","created_at":"2024-05-04T10:30:00.5Z","updated_at":"2024-05-04T11:00:00Z","account":{"uuid":"x"},"chat_messages":[
              {"uuid":"m1","text":"Read this","sender":"human","created_at":"2024-05-04T10:30:01Z","content":[{"type":"text","text":"Read this"}],"attachments":[{"file_name":"a.txt","extracted_content":"``` in it"}],"files":[{"file_name":"b.png"}]},
              {"uuid":"m2","text":"","sender":"assistant","created_at":"2024-05-04T10:30:05Z","content":[{"type":"thinking","thinking":"Hm."},{"type":"tool_use","name":"x","input":{}},{"type":"text","text":"Done."},{"type":"text","text":"Really."}],"attachments":[],"files":[]}]}]
            """);

        Assert.Equal(["Read this\n\na.txt\n\n````\n``` in it\n````", "Done.\n\nReally."], record.Messages.Select(message => message.Text));
        Assert.Equal((MessageRole.User, MessageRole.Assistant), (record.Messages[0].Role, record.Messages[1].Role));
        Assert.Equal(("Hm.", "Claude", "Claude"), (record.Messages[1].Runs[0].Reasoning, record.Messages[1].Runs[0].Model.ModelId, record.Messages[1].Runs[0].Model.ProviderName));
        Assert.Equal(new DateTimeOffset(2024, 5, 4, 10, 30, 5, TimeSpan.Zero), record.Messages[1].At);
        Assert.Equal("Paste", record.Summary.Title);
    }

    [Fact]
    public async Task Branches_of_Claude_are_kept_where_messages_name_their_parent()
    {
        await using var studio = new TransferStudio();

        var record = await studio.ImportOneAsync("""
            [{"uuid":"c","name":"","current_leaf_message_uuid":"m2","chat_messages":[
              {"uuid":"m1","text":"Say a number","sender":"human","parent_message_uuid":"00000000-0000-4000-8000-000000000000"},
              {"uuid":"m2","text":"7","sender":"assistant","parent_message_uuid":"m1"},
              {"uuid":"m3","text":"8","sender":"assistant","parent_message_uuid":"m1"}]}]
            """);

        Assert.Equal(2, record.Summary.BranchCount);
        Assert.Equal(["Say a number", "7"], ShownPath.Of(record).Select(message => message.Text));
        Assert.Equal("Say a number", record.Summary.Title);
    }

    [Fact]
    public async Task Tree_of_Open_WebUI_is_kept_with_its_models_tags_and_reasoning()
    {
        await using var studio = new TransferStudio();

        var record = await studio.ImportOneAsync("""
            [{"id":"1","title":"Local","pinned":true,"archived":false,"created_at":1714818600,"updated_at":1714818700,"meta":{"tags":["work","lab"]},
              "chat":{"title":"Local","models":["llama3:8b"],"params":{"system":"no"},"history":{"currentId":"a","messages":{
                "u":{"id":"u","parentId":null,"childrenIds":["a","b"],"role":"user","content":"Hi","timestamp":1714818601},
                "a":{"id":"a","parentId":"u","childrenIds":[],"role":"assistant","content":"<details type=\"reasoning\" done=\"true\" duration=\"2\">\n<summary>Thought for 2 seconds</summary>\n> First, 1 &lt; 2.\n> Then.\n</details>\nHello!","model":"llama3:8b","timestamp":1714818602,"done":true},
                "b":{"id":"b","parentId":"u","childrenIds":[],"role":"assistant","content":"Half","model":"qwen","timestamp":1714818603,"done":false}}}}}]
            """);

        Assert.Equal(["Hi", "Hello!", "Half"], record.Messages.Select(message => message.Text));
        Assert.Equal("First, 1 < 2.\nThen.", record.Messages[1].Runs[0].Reasoning);
        Assert.Equal(["llama3:8b", "qwen"], record.Messages.Skip(1).Select(message => message.Runs[0].Model.ModelId));
        Assert.Equal([RunState.Completed, RunState.Interrupted], record.Messages.Skip(1).Select(message => message.Runs[0].State));
        Assert.Equal(["Hi", "Hello!"], ShownPath.Of(record).Select(message => message.Text));
        Assert.Equal(["work", "lab"], record.Summary.Tags);
        Assert.True(record.Summary.IsPinned);
        Assert.Null(record.Settings.SystemPrompt);
    }

    [Fact]
    public async Task List_of_an_older_Open_WebUI_is_taken_in_its_order()
    {
        await using var studio = new TransferStudio();

        var record = await studio.ImportOneAsync("""[{"title":"Old","chat":{"models":["m"],"messages":[{"role":"user","content":"One"},{"role":"assistant","content":"Two"},{"role":"user","content":"Three"}]}}]""");

        Assert.Equal(["One", "Two", "Three"], ShownPath.Of(record).Select(message => message.Text));
    }

    [Fact]
    public async Task Rings_doubles_and_strangers_in_a_tree_are_survived()
    {
        await using var studio = new TransferStudio();

        var report = await studio.ImportAsync("""
            [{"title":"Ring","mapping":{
              "a":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["A"]}},"parent":"b","children":["b"]},
              "b":{"message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["B"]}},"parent":"a","children":["a","a","gone"]},
              "c":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["C"]}},"parent":"gone","children":[]},
              "d":{"message":null,"parent":"d","children":["d"]},
              "e":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["E"]}},"parent":"d","children":[]}},"current_node":"b"}]
            """);

        Assert.Null(report.Problem);
        var record = await studio.ReadAsync(Assert.Single(studio.Conversations.Summaries).Id);
        Assert.Equal(["C", "E"], record.Messages.Select(message => message.Text).Order());
        Assert.Contains(report.Notes, note => note.Contains("belong to no branch", StringComparison.Ordinal));
    }
}

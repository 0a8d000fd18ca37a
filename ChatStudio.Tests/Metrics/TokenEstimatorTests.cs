using System.Text.RegularExpressions;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Tests.Support;
using Microsoft.ML.Tokenizers;

namespace ChatStudio.Tests.Metrics;

/// <summary>Measured against o200k_base, the vocabulary of current OpenAI models.</summary>
public sealed partial class TokenEstimatorTests(ITestOutputHelper output)
{
    private const double Within = 0.10;
    private static readonly Lazy<TiktokenTokenizer> Vocabulary = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    [Theory]
    [InlineData("prose")]
    [InlineData("reasoning")]
    [InlineData("list")]
    [InlineData("tasks")]
    [InlineData("table")]
    [InlineData("math")]
    [InlineData("links")]
    [InlineData("quote")]
    [InlineData("code")]
    [InlineData("world")]
    public void Estimate_of_each_kind_of_answer_is_near_what_the_vocabulary_counts(string kind)
        => AssertNear(kind, string.Join("\n\n", PassageLibrary.OfKind(kind).Select(passage => passage.Template)));

    [Fact]
    public void Estimate_of_source_code_is_near_in_every_language()
    {
        foreach (var passage in PassageLibrary.OfKind("code"))
        {
            AssertNear(passage.Tag, Fence().Match(passage.Template).Groups[1].Value);
        }
    }

    [Theory]
    [InlineData("Chinese", "分布式系统中的一致性问题一直是研究的热点。当网络出现分区时，系统必须在可用性和一致性之间做出选择。在实践中，大多数系统选择最终一致性，因为它能够提供足够好的用户体验。")]
    [InlineData("Japanese", "分散システムにおける一貫性の問題は、長年にわたり研究者の関心を集めてきました。ネットワークが分断されたとき、システムは可用性と一貫性のどちらかを選ばなければなりません。")]
    [InlineData("Korean", "분산 시스템에서 일관성 문제는 오랫동안 연구자들의 관심을 끌어 왔습니다. 네트워크가 분할되면 시스템은 가용성과 일관성 중 하나를 선택해야 합니다.")]
    [InlineData("Russian", "Проблема согласованности в распределённых системах давно привлекает внимание исследователей. Когда сеть разделяется, система должна выбирать.")]
    [InlineData("Arabic", "لطالما جذبت مشكلة الاتساق في الأنظمة الموزعة اهتمام الباحثين. عندما تنقسم الشبكة، يجب على النظام الاختيار بين التوافر والاتساق.")]
    [InlineData("German", "Die Frage der Konsistenz in verteilten Systemen beschäftigt die Forschung seit Jahrzehnten. Wenn das Netz zerfällt, muss sich das System zwischen Verfügbarkeit und Konsistenz entscheiden.")]
    [InlineData("emoji", "🎉🚀👍🏽❤️‍🔥 👩‍💻 🇯🇵 ✅ 📮 😀😂🤣😊😍 🔥💯 ⭐ 🌍🐳🦀 👨‍👩‍👧‍👦")]
    [InlineData("emoji in prose", "Great job! 🎉 The build is green ✅ and the release went out 🚀. Next up: docs 📚 and cleanup 🧹. Thanks everyone 🙏")]
    [InlineData("figures", "The first values are 3.14159, 2.71828 and 1.41421; in 2024 there were 1,234,567 of them, 98.6 % at 192.168.0.1:8080.")]
    public void Estimate_of_other_scripts_and_signs_is_near(string kind, string text) => AssertNear(kind, text);

    [Theory]
    [InlineData("README.md")]
    [InlineData("ChatStudio.Core/Generation/Run.cs")]
    [InlineData("ChatStudio.Tests/Metrics/RunMetricsTests.cs")]
    [InlineData(".ci/run")]
    public void Estimate_of_whole_files_is_near(string path) => AssertNear(path, File.ReadAllText(Path.Combine(RepositoryFolder.Root, path)));

    [Fact]
    public void Estimate_does_not_depend_on_how_the_wire_slices_the_text()
    {
        const string Text = "A word,  two spaces\n\n    indented 4200 字字 привет 🎉 camelCase naïveté;\r\n\tend";
        var whole = new TokenEstimator().Add(Text);
        for (var length = 1; length < 7; length++)
        {
            var estimator = new TokenEstimator();
            var sliced = Text.Chunk(length).Sum(piece => estimator.Add(piece));
            Assert.Equal(whole, sliced, 6);
        }
    }

    [Fact]
    public void Indentation_is_nearly_free_and_a_word_is_a_token()
    {
        Assert.InRange(new TokenEstimator().Add(new string(' ', 16)), 0, 1);
        Assert.Equal(1, new TokenEstimator().Add("word"), 6);
        Assert.Equal(2, new TokenEstimator().Add("camelCase"), 6);
        Assert.Equal(2, new TokenEstimator().Add("1234"), 6);
    }

    private void AssertNear(string kind, string text)
    {
        Assert.NotEmpty(text);
        var tokens = Vocabulary.Value.CountTokens(text);
        var off = new TokenEstimator().Add(text) / tokens - 1;
        output.WriteLine($"{kind}: {tokens} tokens, estimate {off:+0.0 %;-0.0 %}");
        Assert.True(Math.Abs(off) <= Within, $"{kind}: {tokens} tokens, estimate {off:+0.0 %;-0.0 %}");
    }

    [GeneratedRegex("^```[a-z]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}

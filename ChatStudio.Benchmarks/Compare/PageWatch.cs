namespace ChatStudio.Benchmarks.Compare;

/// <summary>What the page says about itself while it is watched; see <see cref="CompareRun"/>.</summary>
/// <param name="LastWords">Of each column, the moment its last word stood in the DOM.</param>
/// <param name="Keys">From each key to its paint.</param>
/// <param name="Charts">The moments at which the race was drawn.</param>
internal sealed record PageWatch(double[] LastWords, double[] Keys, double[] Charts)
{
    /// <summary>Starts it; the argument is the last word.</summary>
    public const string Script =
        """
        lastWord => {
          const columns = [...document.querySelectorAll('.cmp-text')];
          const watch = window.watch = { lastWords: columns.map(() => 0), keys: [], charts: [] };
          columns.forEach((column, i) => {
            new MutationObserver(() => {
              if (watch.lastWords[i] === 0 && column.querySelector('.cs-prose')?.lastElementChild?.textContent.includes(lastWord)) watch.lastWords[i] = performance.now();
            }).observe(column, { childList: true, subtree: true, characterData: true });
          });
          new MutationObserver(() => watch.charts.push(performance.now())).observe(document.querySelector('svg.race > g:not(.cursor)'), { childList: true, subtree: true, attributes: true });
          let pressed = 0;
          addEventListener('keydown', event => pressed = event.timeStamp, true);
          addEventListener('input', () => {
            const since = pressed;
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => watch.keys.push(performance.now() - since);
              channel.port2.postMessage(0);
            });
          }, true);
        }
        """;
}

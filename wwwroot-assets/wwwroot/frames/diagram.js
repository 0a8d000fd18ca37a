// The drawing board: runs in a sandboxed frame with a policy of its own (Host/SecurityHeaders.cs), takes sources, hands back drawings.
// The page on the other side believes nothing it says.

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

// The design's surfaces, ink and lines, on the ground of a code block; hue is for series
// (design rule 1).
const light = { ground: '#f6f8f7', node: '#ffffff', sunken: '#e9edeb', ink: '#121817', soft: '#47524f', line: '#7e8a85', edge: '#c3ccc8', onSeries: '#ffffff', series: ['#2a51c0', '#b44208', '#00856f', '#de42a4', '#a58500', '#4b1573'] };
const dark = { ground: '#0d1110', node: '#1a201e', sunken: '#121615', ink: '#e8edeb', soft: '#b0bbb7', line: '#6d7975', edge: '#38423f', onSeries: '#0d1110', series: ['#6a93f6', '#ff9f5e', '#6ee4c2', '#ec5f90', '#f3dd62', '#bfaeff'] };

function configure(isDark) {
  const tone = isDark ? dark : light;
  mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
    // Labels as SVG text: an image shows no HTML in every browser, and HTML has no business here.
    htmlLabels: false,
    flowchart: { htmlLabels: false, nodeSpacing: 36, rankSpacing: 40 },
    gantt: { useWidth: 660 },
    maxTextSize: 20_000,
    maxEdges: 500,
    // What a diagram's own %%{init}%% may not change.
    secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering', 'htmlLabels', 'flowchart', 'themeCSS', 'fontFamily', 'dompurifyConfig'],
    fontFamily: font,
    theme: 'base',
    themeVariables: {
      darkMode: isDark, fontFamily: font, fontSize: '14px', dropShadow: 'none', background: tone.ground,
      primaryColor: tone.node, primaryTextColor: tone.ink, primaryBorderColor: tone.line,
      secondaryColor: tone.sunken, secondaryTextColor: tone.ink, secondaryBorderColor: tone.edge,
      tertiaryColor: tone.node, tertiaryTextColor: tone.ink, tertiaryBorderColor: tone.edge,
      lineColor: tone.soft, textColor: tone.ink, mainBkg: tone.node, nodeBorder: tone.line, clusterBkg: tone.sunken, clusterBorder: tone.edge,
      edgeLabelBackground: tone.ground, titleColor: tone.ink, noteBkgColor: tone.sunken, noteTextColor: tone.ink, noteBorderColor: tone.edge,
      ...Object.fromEntries(tone.series.map((color, index) => [`pie${index + 1}`, color])), pieOpacity: '1', pieSectionTextColor: tone.onSeries,
      pieStrokeColor: tone.ground, pieOuterStrokeColor: tone.ground, pieTitleTextSize: '16px', pieLegendTextSize: '14px', pieSectionTextSize: '14px',
      xyChart: { plotColorPalette: tone.series.join(',') },
    },
  });
}

// Mermaid's text is HTML (<br> without an end); an image wants XML.
function drawing(markup) {
  const svg = new DOMParser().parseFromString(markup, 'text/html').querySelector('svg');
  const [, , width, height] = svg.getAttribute('viewBox').split(/[\s,]+/).map(Number);
  svg.removeAttribute('style');
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

addEventListener('message', async event => {
  if (event.source !== parent) return;
  const { id, source, dark: isDark } = event.data;
  try {
    configure(isDark);
    const { svg } = await mermaid.render(`d${id}`, source);
    parent.postMessage({ id, ...drawing(svg) }, '*');
  } catch {
    parent.postMessage({ id }, '*');
  }
});

// The chart of an exported comparison: draws what stands in the file and asks nothing of anybody.
const NS = 'http://www.w3.org/2000/svg';
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 2', '12 4'];
const WIDTH = 1000, HEIGHT = 300, LEFT = 44, RIGHT = 20, TOP = 20, BOTTOM = 28;

const make = (name, attributes, content) => {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (content !== undefined) node.textContent = content;
  return node;
};

const nearest = (line, t) => line.reduce((best, point) => !best || Math.abs(point[0] - t) < Math.abs(best[0] - t) ? point : best, null);

function draw(svg, lines) {
  const end = Math.max(1, ...lines.flatMap(line => line.samples.map(([t]) => t)));
  const top = Math.max(20, ...lines.flatMap(line => line.samples.map(([, rate]) => rate)));
  const x = t => LEFT + t / end * (WIDTH - LEFT - RIGHT), y = rate => HEIGHT - BOTTOM - rate / top * (HEIGHT - TOP - BOTTOM);
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  for (const share of [0, .5, 1]) {
    svg.append(make('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: y(top * share), y2: y(top * share) }),
      make('text', { x: LEFT - 6, y: y(top * share) + 4, 'text-anchor': 'end' }, Math.round(top * share)));
  }
  svg.append(make('text', { x: 4, y: 12 }, 'tok/s'), make('text', { x: WIDTH - RIGHT, y: HEIGHT - 8, 'text-anchor': 'end' }, `${end.toFixed(1)} s`));
  for (const line of lines) {
    if (line.samples.length < 2) continue;
    svg.append(make('path', { class: `s${line.slot}`, 'stroke-dasharray': DASHES[line.slot - 1], d: `M${line.samples.map(([t, rate]) => `${x(t).toFixed(1)} ${y(rate).toFixed(1)}`).join('L')}` }));
    const [t, rate] = line.samples.at(-1);
    svg.append(make('text', { x: Math.min(x(t), WIDTH - RIGHT), y: y(rate) - 6, 'text-anchor': 'end' }, line.name));
  }
  const hair = make('line', { class: 'hair', x1: -9, x2: -9, y1: TOP, y2: HEIGHT - BOTTOM });
  svg.append(hair);
  const reading = svg.nextElementSibling;
  svg.addEventListener('pointermove', event => {
    const box = svg.getBoundingClientRect();
    const t = Math.min(Math.max(((event.clientX - box.left) / box.width * WIDTH - LEFT) / (WIDTH - LEFT - RIGHT), 0), 1) * end;
    hair.setAttribute('x1', x(t));
    hair.setAttribute('x2', x(t));
    reading.textContent = `${t.toFixed(1)} s: ${lines.map(line => ({ line, point: nearest(line.samples, t) }))
      .filter(({ point }) => point && Math.abs(point[0] - t) < 1.1)
      .map(({ line, point }) => `${line.name} ${point[1].toFixed(1)} tok/s`).join(' · ')}`;
  });
}

const rounds = JSON.parse(document.getElementById('races').textContent);
document.querySelectorAll('svg[data-round]').forEach(svg => draw(svg, rounds[svg.dataset.round]));

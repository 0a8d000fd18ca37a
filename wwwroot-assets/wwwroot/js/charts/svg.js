// SVG by the DOM API only: text goes in as text nodes, so a model's name can never become markup.
// Colours live in app.css and metrics.css as classes, so that a change of theme needs no redraw.

const NS = 'http://www.w3.org/2000/svg';
let lastId = 0;

export function el(name, attributes = {}, ...children) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

export const text = (content, x, y, className, anchor) =>
  el('text', { class: className, x: px(x), y: px(y), 'text-anchor': anchor }, content);

/** Makes `parent` hold these nodes by changing only what differs: most of a chart stands still from one update to the next. */
export function patch(parent, nodes) {
  const known = [...parent.childNodes];
  nodes.forEach((node, i) => {
    const old = known[i];
    if (!old) parent.append(node);
    else if (old.nodeName !== node.nodeName) old.replaceWith(node);
    else if (node.nodeType === Node.TEXT_NODE) old.data !== node.data && (old.data = node.data);
    else {
      for (const { name, value } of node.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
      patch(old, [...node.childNodes]);
    }
  });
  known.slice(nodes.length).forEach(node => node.remove());
}

/** One decimal is a tenth of a pixel; more only makes the document longer. */
export const px = value => Math.round(value * 10) / 10;

/** Hatching means silence: `wait` is the light one before the first token, `stall` the dense one. Ids are per chart. */
export function hatches() {
  const id = `hatch-${++lastId}`;
  const pattern = (suffix, size) => el('pattern',
    { id: id + suffix, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    el('line', { class: `hatch${suffix}`, x1: 0, y1: 0, x2: 0, y2: size }));
  return { defs: el('defs', {}, pattern('-wait', 5), pattern('-stall', 4)), wait: `url(#${id}-wait)`, stall: `url(#${id}-stall)` };
}

/** The mark of a slot (1 to 6), the same shapes as Signature.razor, around a centre. */
export function mark(slot, x, y, r) {
  const shape = () => {
    switch (slot) {
      case 2: return el('rect', { x: px(x - .92 * r), y: px(y - .92 * r), width: px(1.84 * r), height: px(1.84 * r), rx: .6 });
      case 3: return el('path', { d: `M${px(x)} ${px(y - 1.12 * r)}L${px(x + 1.14 * r)} ${px(y + .86 * r)}H${px(x - 1.14 * r)}Z` });
      case 4: return el('path', { d: `M${px(x)} ${px(y - 1.25 * r)}L${px(x + 1.25 * r)} ${px(y)}L${px(x)} ${px(y + 1.25 * r)}L${px(x - 1.25 * r)} ${px(y)}Z` });
      case 5: {
        const a = .42 * r, b = .73 * r;
        return el('path', { d: `M${px(x - a)} ${px(y - a - b)}h${2 * a}v${b}h${b}v${2 * a}h${-b}v${b}h${-2 * a}v${-b}h${-b}v${-2 * a}h${b}Z` });
      }
      default: return el('circle', { cx: px(x), cy: px(y), r: slot === 6 ? px(.82 * r) : r });
    }
  };
  return el('g', { class: `mk s${slot}${slot === 6 ? ' ring' : ''}` }, shape());
}

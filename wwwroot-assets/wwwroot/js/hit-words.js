// Marks words that were looked for in a text on the page, by ranges and without touching an element. Used by Interop/HitWordsModule.cs.
const name = 'hit-words';

export function mark(root, words) {
  // Taken out of the page before this module was there; or a browser that cannot mark ranges.
  if (!root || !CSS.highlights) return;

  const ranges = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    ranges.push(...words.flatMap((word) => rangesIn(node, word)));
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}

export const clear = () => CSS.highlights?.delete(name);

// As the search finds them: where a word of the text begins with the word; Chinese and Japanese, which have no blanks, anywhere.
function rangesIn(node, word) {
  const found = [];
  const pattern = new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'giu');
  for (const { 0: hit, index } of node.data.matchAll(pattern)) {
    if (index === 0 || !/^[\p{L}\p{N}]/u.test(word) || /^\p{Lo}/u.test(word) || !/[\p{L}\p{N}]/u.test(node.data[index - 1])) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + hit.length);
      found.push(range);
    }
  }
  return found;
}

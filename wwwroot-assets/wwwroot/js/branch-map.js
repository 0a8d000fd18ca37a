// The keys of a branch map: arrows move the focus from node to node, Enter and the space bar click. Used by Interop/BranchMapModule.cs.
const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

export function attach(map) {
  // Taken out of the page before this module was there.
  map?.addEventListener('keydown', keydown);
}

function keydown(event) {
  const node = event.target.closest('[role=treeitem]');
  const way = ways[event.key];
  if (!node || event.ctrlKey || event.metaKey || event.altKey || (!way && event.key !== 'Enter' && event.key !== ' ')) {
    return;
  }
  event.preventDefault();
  if (!way) {
    node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return;
  }
  const next = node.dataset[way] ? document.getElementById(node.dataset[way]) : null;
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

// The one key map. Every key presses a button of the page, so that it does what the button does and nothing where there is none.
import { isComposing } from './prompt-field.js';
import * as composer from './composer.js';
import * as autoscroll from './autoscroll.js';

const setting = 'chatstudio.single-keys';
// G and then a letter goes somewhere; the letter must follow soon.
const places = { c: 'chat', s: 'settings' };
const patience = 1500;
let abort = null;
let going = -Infinity;

export function attach() {
  detach();
  abort = new AbortController();
  addEventListener('keydown', keydown, { signal: abort.signal });
}

export function detach() {
  abort?.abort();
  abort = null;
}

export function areSingleKeysOn() {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on) {
  try {
    localStorage.setItem(setting, on ? 'on' : 'off');
  } catch {
    // Storage forbidden: they stay on.
  }
}

const press = (root, name) => {
  const button = root?.querySelector(`[data-key="${name}"]`);
  if (!button || button.disabled) {
    return false;
  }
  button.click();
  return true;
};

const isField = (element) => element?.closest?.('input,textarea,select,[contenteditable=true]') != null;
const message = () => document.activeElement?.closest?.('.cs-msg') ?? null;

function step(by) {
  const all = [...document.querySelectorAll('.cs-thread .cs-msg')];
  const at = all.indexOf(message());
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
  const target = all[next];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'start' });
  return target !== undefined;
}

const ofPage = { n: 'new', m: 'metrics', '[': 'list', '?': 'shortcuts' };
const ofMessage = { c: 'copy', r: 'regenerate', e: 'edit' };

function single(key, target, shift, now) {
  if (now - going < patience && places[key]) {
    going = -Infinity;
    return press(document, places[key]);
  }
  going = key === 'g' ? now : -Infinity;
  switch (key) {
    // A code block or a table that has the focus scrolls sideways with these.
    case 'arrowleft': return target.matches('.cs-msg,button') && press(message(), 'previous');
    case 'arrowright': return target.matches('.cs-msg,button') && press(message(), 'next');
    case '/': composer.focus(); return true;
    case 'j': return step(1);
    case 'k': return step(-1);
    case 'end': autoscroll.latest(); return true;
  }
  if (key === 'r' && shift) {
    return press(message(), 'regenerate-with');
  }
  return ofPage[key] ? press(document, ofPage[key]) : ofMessage[key] ? press(message(), ofMessage[key]) : false;
}

// What lies on top goes first; an answer is stopped only when nothing else is open.
function escape() {
  const open = document.querySelectorAll('[data-key="dismiss"]');
  if (open.length > 0) {
    open[open.length - 1].click();
    return true;
  }
  return press(document, 'stop');
}

function keydown(event) {
  if (event.defaultPrevented || isComposing(event)) {
    return;
  }
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const inField = isField(event.target);
  let done = false;
  if (event.key === 'Escape') {
    done = escape();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) {
    composer.send();
    done = true;
  } else if (event.target.getAttribute?.('role') === 'combobox') {
    // The list moves, not the caret; the page hears the key as well.
    done = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  } else if (event.key === 'ArrowUp' && event.target.id === 'composer' && event.target.value === '' && !modified) {
    done = pressLast('edit');
  } else if (!inField && !modified && areSingleKeysOn() && document.querySelector('[aria-modal=true]') === null) {
    done = single(event.key.toLowerCase(), event.target, event.shiftKey, event.timeStamp);
  }
  if (done) {
    event.preventDefault();
  }
}

function pressLast(name) {
  const buttons = document.querySelectorAll(`.cs-thread [data-key="${name}"]`);
  buttons[buttons.length - 1]?.click();
  return buttons.length > 0;
}

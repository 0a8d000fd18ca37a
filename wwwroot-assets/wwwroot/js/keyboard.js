// The one listener for keys. Interop/KeyMap.cs says which there are. A key presses a button of the page, so that it does what the button
// does and nothing where there is none; the few that press nothing are below.
import { isComposing } from './prompt-field.js';
import * as composer from './composer.js';
import * as autoscroll from './autoscroll.js';
import * as transcript from './transcript.js';
import * as palette from './palette.js';
import * as find from './find.js';

const setting = 'chatstudio.single-keys';
// G and then a letter goes somewhere; the letter must follow soon.
const patience = 1500;
const moves = ['arrowup', 'arrowdown', 'home', 'end'];
let abort = null;
let keys = new Map();
let first = { key: '', at: -Infinity };

// "Mod K" in the scope Anywhere becomes "Anywhere mod k".
export function attach(bindings) {
  detach();
  keys = new Map(bindings.map(({ keys, scope, does }) => [`${scope} ${keys.toLowerCase()}`, does]));
  abort = new AbortController();
  addEventListener('keydown', keydown, { signal: abort.signal });
  addEventListener('click', click, { signal: abort.signal });
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

export function pressLast(name) {
  const buttons = document.querySelectorAll(`.cs-thread [data-key="${name}"]`);
  buttons[buttons.length - 1]?.click();
  return buttons.length > 0;
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
const isModal = () => document.querySelector('[aria-modal=true],dialog[open]') !== null;

// What lies on top goes first; an answer is stopped only when nothing else is open.
function escape() {
  const open = document.querySelectorAll('[data-key="dismiss"]');
  if (open.length > 0) {
    open[open.length - 1].click();
    return true;
  }
  return find.close() || press(document, 'stop');
}

const acts = {
  palette: () => palette.toggle(),
  find: () => find.open(),
  send: () => { composer.send(); return true; },
  escape,
  compose: () => { composer.focus(); return true; },
  'edit-last': () => pressLast('edit'),
  'next-message': () => transcript.step(1),
  'previous-message': () => transcript.step(-1),
  latest: () => { autoscroll.latest(); return true; },
};

export const perform = (does) => (acts[does] ? acts[does]() : press(document, does));

// Where a dialog is open its own keys hold; only the palette's key closes the palette.
function anywhere(key) {
  const does = keys.get(`Anywhere ${key}`);
  return does !== undefined && (!isModal() || does === 'escape' || (does === 'palette' && palette.isOpen())) && perform(does);
}

// G waits for its second letter, whatever that means alone.
function second(key, now) {
  const does = now - first.at < patience ? keys.get(`Page ${first.key} ${key}`) : undefined;
  first = does === undefined ? { key, at: now } : { key: '', at: -Infinity };
  return does !== undefined && perform(does);
}

function ofPage(key) {
  const does = keys.get(`Page ${key}`);
  return does !== undefined && perform(does);
}

function ofMessage(key, target) {
  const does = keys.get(`Message ${key}`);
  // A code block or a table that has the focus scrolls sideways with these.
  return does !== undefined && (!key.startsWith('arrow') || target.matches('.cs-msg,button')) && press(message(), does);
}

// On a Mac Ctrl edits text: Ctrl K cuts to the end of the line.
const isMod = (event) => (document.documentElement.dataset.keys === 'mac' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey);

// Shift belongs to the name of a letter, but not of a sign: where ? is typed with it differs from keyboard to keyboard.
function name(event) {
  const key = event.key.toLowerCase();
  const hasShift = event.shiftKey && (key.length > 1 || key !== key.toUpperCase());
  return (isMod(event) ? 'mod ' : '') + (hasShift ? 'shift ' : '') + key;
}

function keydown(event) {
  if (event.defaultPrevented || isComposing(event)) {
    return;
  }
  const { target } = event;
  const key = name(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  let done = !event.altKey && anywhere(key);
  if (done || !isPlain) {
    // Nothing else has a modifier.
  } else if (moves.includes(key) && ['combobox', 'listbox'].includes(target.getAttribute?.('role'))) {
    // The choice moves, neither caret nor list; the page hears the key as well.
    done = true;
  } else if (target.id === 'composer') {
    done = target.value === '' && key === 'arrowup' && perform(keys.get(`EmptyBox ${key}`));
  } else if (!isField(target) && areSingleKeysOn() && !isModal()) {
    done = second(key, event.timeStamp) || ofMessage(key, target) || ofPage(key);
  }
  if (done) {
    event.preventDefault();
  }
}

// A button that stands for a key: it needs no circuit to open what is in the page already.
function click(event) {
  const button = event.target instanceof Element ? event.target.closest('[data-press]') : null;
  if (button) {
    perform(button.dataset.press);
  }
}

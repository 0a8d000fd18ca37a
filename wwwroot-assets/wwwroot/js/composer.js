// The message box. The text lives here and nowhere else until it is sent.
import { asStream, field, grow } from './prompt-field.js';
import * as drafts from './drafts.js';
import * as palette from './palette.js';
import { deliver } from './delivery.js';

const saveAfter = 300;
let box = null;

export function attach(form, net, key) {
  // Taken out of the page before this module was there.
  if (!form) return null;

  detach();
  box = create(form, net, key);
}

export function detach() {
  box?.release();
  box = null;
}

// Another conversation, or the one that the first prompt has just started: then what was typed since goes along.
export const moveTo = (key, isSame) => box?.moveTo(key, isSame);
export const put = (text) => box?.put(text);
export const suggest = (text) => box?.suggest(text);
export const send = () => box?.send();
export const focus = () => box?.area.focus();

function create(form, net, key) {
  const area = form.querySelector('textarea');
  const estimate = form.querySelector('[data-estimate]');
  let timer = 0;
  let shown = { text: '' };
  let sending = null;
  let suggested = null;

  const connected = () => document.documentElement.dataset.connection !== 'lost';

  function refresh() {
    const ready = area.value.trim() !== '' && !sending && connected();
    for (const button of form.querySelectorAll('[data-send]')) {
      button.setAttribute('aria-disabled', String(!ready));
    }
    const tokens = Math.ceil(area.value.length / 4);
    estimate.textContent = tokens < 100 ? '' : `≈ ${tokens.toLocaleString('en')} tokens in`;
    return ready;
  }

  function store() {
    clearTimeout(timer);
    timer = 0;
    drafts.save(key, sending?.from === key ? joined(sending.text) : area.value);
  }

  function changed() {
    refresh();
    clearTimeout(timer);
    timer = setTimeout(store, saveAfter);
  }

  function set(text) {
    area.value = text;
    grow(area);
    refresh();
  }

  // What comes back stands before what was typed since.
  function joined(text) {
    return area.value ? `${text}\n${area.value}` : text;
  }

  function put(text) {
    set(joined(text));
    store();
    area.focus();
  }

  // One suggestion takes the place of another that nobody has changed, and of nothing else.
  function suggest(text) {
    if (area.value === suggested) {
      area.value = '';
    }
    suggested = text;
    put(text);
  }

  // A draft that another tab shows too, or that was on its way when the page was lost, may have arrived: it is the same request.
  const requestOf = (text) => [drafts.load(key), shown].find((draft) => draft.text === text)?.request ?? drafts.newRequest();

  function show() {
    shown = drafts.load(key);
    set(area.value || shown.text);
    arrive(area);
  }

  // Cleared at once, so that it feels sent; the draft stays until the server has it, and comes back when it has not.
  async function send() {
    if (!refresh()) {
      return;
    }
    const text = area.value;
    const from = key;
    const request = requestOf(text);
    sending = { from, text };
    set('');
    clearTimeout(timer);
    drafts.save(from, text, request);
    const problem = await deliver(() => net.invokeMethodAsync('Send', request, asStream(text)));
    sending = null;
    if (!problem) {
      shown = { text: '' };
      drafts.save(from, from === key ? area.value : '');
    } else if (from === key) {
      set(joined(text));
      store();
    }
    refresh();
  }

  function moveTo(next, isSame) {
    if (next === key) {
      return;
    }
    if (isSame) {
      drafts.save(key, '');
      key = next;
      // Another look, another least height.
      grow(area);
    } else {
      store();
      key = next;
      area.value = '';
      show();
    }
  }

  function click(event) {
    if (event.target.closest('[data-send]')) {
      area.focus();
      send();
    } else if (event.target.closest('.cs-stop')) {
      stopping(event.target.closest('.cs-stop'));
    } else if (event.target === form || event.target.classList.contains('acts')) {
      area.focus();
    }
  }

  // The screen obeys before the server does. Disabled only after Blazor has seen the click: it ignores disabled buttons.
  function stopping(button) {
    document.querySelector('.cs-msg[aria-busy=true]')?.setAttribute('data-stopping', '');
    setTimeout(() => {
      button.disabled = true;
      arrive(area);
    });
  }

  // "/" in an empty box offers commands, "@" before a word models. What was typed instead of choosing comes back.
  function offer(event) {
    const at = area.selectionStart;
    if (event.inputType !== 'insertText' || at !== area.selectionEnd) {
      return;
    }
    const asks = { '/': area.value === '', '@': at === 0 || area.value[at - 1] === ' ' };
    const sign = event.data === '/' ? '>' : '@';
    if (asks[event.data] && palette.open(sign, (left) => giveBack(at, left.startsWith(sign) ? event.data + left.slice(1) : left))) {
      event.preventDefault();
    }
  }

  function giveBack(at, text) {
    area.setRangeText(text, at, at, 'end');
    grow(area);
    changed();
  }

  // In a second tab the same draft may have been sent; this tab keeps what it shows.
  const leaving = () => timer && store();
  const connection = new MutationObserver(refresh);

  const releaseField = field(area, send);
  area.addEventListener('input', changed);
  area.addEventListener('beforeinput', offer);
  form.addEventListener('click', click);
  addEventListener('pagehide', leaving);
  connection.observe(document.documentElement, { attributeFilter: ['data-connection'] });
  show();

  return {
    area,
    send,
    moveTo,
    put,
    suggest,
    release: () => {
      leaving();
      releaseField();
      connection.disconnect();
      area.removeEventListener('input', changed);
      area.removeEventListener('beforeinput', offer);
      form.removeEventListener('click', click);
      removeEventListener('pagehide', leaving);
    },
  };
}

// On a touch screen focus would open the keyboard over the page.
function arrive(area) {
  if (matchMedia('(pointer: fine)').matches) {
    area.focus({ preventScroll: true });
  }
}

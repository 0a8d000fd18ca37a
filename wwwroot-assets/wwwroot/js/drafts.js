// What was typed and not sent, per conversation, in this browser. Storage may be full or forbidden: then there is no draft,
// and typing goes on.
const prefix = 'chatstudio.draft.';
const most = 50;

export function load(key) {
  try {
    return JSON.parse(localStorage.getItem(prefix + key))?.text ?? '';
  } catch {
    return '';
  }
}

export function save(key, text) {
  try {
    if (text) {
      localStorage.setItem(prefix + key, JSON.stringify({ text, at: Date.now() }));
      prune();
    } else {
      localStorage.removeItem(prefix + key);
    }
  } catch {
    // Full or forbidden.
  }
}

function prune() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  if (keys.length > most) {
    const age = (key) => JSON.parse(localStorage.getItem(key))?.at ?? 0;
    keys.sort((a, b) => age(a) - age(b)).slice(0, keys.length - most).forEach((key) => localStorage.removeItem(key));
  }
}

// What was typed and not sent, per conversation, in this browser. Storage may be full or forbidden: then there is no draft,
// and typing goes on.
const prefix = 'chatstudio.draft.';
const most = 50;

// Its text, and the request id under which it is sent, here or in another tab that shows it.
export function load(key) {
  try {
    return { text: '', ...JSON.parse(localStorage.getItem(prefix + key)) };
  } catch {
    return { text: '' };
  }
}

// The same text keeps its id.
export function save(key, text, request) {
  try {
    if (text) {
      const kept = load(key);
      const id = request ?? (kept.text === text ? kept.request : undefined) ?? newRequest();
      localStorage.setItem(prefix + key, JSON.stringify({ text, request: id, at: Date.now() }));
      prune();
    } else {
      localStorage.removeItem(prefix + key);
    }
  } catch {
    // Full or forbidden.
  }
}

export function newRequest() {
  // randomUUID exists in secure contexts only.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const h = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

function prune() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  if (keys.length > most) {
    const age = (key) => JSON.parse(localStorage.getItem(key))?.at ?? 0;
    keys.sort((a, b) => age(a) - age(b)).slice(0, keys.length - most).forEach((key) => localStorage.removeItem(key));
  }
}

// One text field for a prompt: grows with its text, sends on Enter, keeps out of the way of input methods. The circuit is not
// asked for any of it, so typing is instant whatever the server does.

// Enter that confirms a candidate of an input method belongs to the input method (229 in browsers that tell it late).
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

// Beyond this, counting lines costs more than it tells: the field has its full height anyway.
const certainlyFull = 20000;

export function grow(area) {
  const style = getComputedStyle(area);
  const line = parseFloat(style.lineHeight);
  const most = line * 10;
  area.style.height = 'auto';
  const full = area.value.length > certainlyFull ? most : Math.min(area.scrollHeight, most);
  area.style.height = `${Math.max(full, parseFloat(style.minHeight) || line)}px`;
  area.style.overflowY = full >= most ? 'auto' : 'hidden';
}

// Hub messages are limited to 32 KB; a stream carries any length.
export function asStream(text) {
  return DotNet.createJSStreamReference(new TextEncoder().encode(text));
}

// A long text that the server asks for when it is saved; bytes that are returned become a stream by themselves,
// which must not be empty: a line end follows.
export const read = (area) => new TextEncoder().encode(`${area.value}\n`);

// Calls onSend on Enter. Returns how to take the listeners off again.
export function field(area, onSend) {
  const input = () => grow(area);
  const keydown = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event)) {
      event.preventDefault();
      event.stopPropagation();
      onSend();
    }
  };
  area.addEventListener('input', input);
  area.addEventListener('keydown', keydown);
  grow(area);
  return () => {
    area.removeEventListener('input', input);
    area.removeEventListener('keydown', keydown);
  };
}

// The field of an edit in place: focus at the end of the text, Enter or the save button sends it. The listeners go with the element.
export function edit(form, net) {
  // Taken out of the page before this module was there.
  if (!form) return null;

  const area = form.querySelector('textarea');
  let saving = false;
  const save = async () => {
    if (area.value.trim() && !saving) {
      saving = true;
      try {
        await net.invokeMethodAsync('Save', asStream(area.value));
      } finally {
        saving = false;
      }
    }
  };
  field(area, save);
  form.querySelector('[data-save]').addEventListener('click', save);
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
  form.scrollIntoView({ block: 'nearest' });
}

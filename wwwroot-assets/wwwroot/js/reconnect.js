// The banner of a lost circuit. Blazor retries by itself and tells this element; the page below stays readable and typable.
const banner = document.getElementById('components-reconnect-modal');
const say = (name) => {
  banner.dataset.state = name;
  document.documentElement.dataset.connection = name === 'connected' ? 'ok' : 'lost';
};
const pollEvery = 3000;
let timer = 0;

// Blazor has given up after its own tries. The server may be away for long (an update, a closed laptop): ask a cheap
// address until it answers, only while the page is looked at.
function poll() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if (document.visibilityState === 'visible') {
      try {
        const answer = await fetch('healthz', { cache: 'no-store' });
        if (answer.ok) {
          await reconnect();
          return;
        }
      } catch {
        // Still away.
      }
    }
    poll();
  }, pollEvery);
}

// True: the circuit is back. False: the server is there and knows the circuit no longer, as after a restart; then a new page
// is the way on, and the run it shows goes on from the server's side. An exception: not reached.
async function reconnect() {
  clearTimeout(timer);
  try {
    if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) {
      location.reload();
    }
  } catch {
    say('failed');
    poll();
  }
}

banner.addEventListener('components-reconnect-state-changed', (event) => {
  switch (event.detail.state) {
    case 'show':
    case 'retrying':
      say('retrying');
      break;
    case 'hide':
      clearTimeout(timer);
      say('connected');
      break;
    case 'failed':
      say('failed');
      poll();
      break;
    case 'rejected':
      location.reload();
      break;
  }
});

banner.querySelector('button').addEventListener('click', reconnect);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && banner.dataset.state === 'failed') {
    reconnect();
  }
});

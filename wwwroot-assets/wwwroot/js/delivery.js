// Brings a prompt to the server. A connection that breaks takes the answer to a call with it, and then nobody knows whether the
// call arrived: it is made again on the next connection. By its request id it is still one message.
const page = document.documentElement;

// What the server says against it; nothing when it has it.
export async function deliver(call) {
  for (;;) {
    const back = nextConnection();
    try {
      const again = back.promise.then(() => back);
      const answer = await Promise.race([call(), again]);
      if (answer !== back) {
        return answer;
      }
    } catch {
      if (page.dataset.connection !== 'lost') {
        return 'not sent';
      }
      await back.promise;
    } finally {
      back.release();
    }
  }
}

// Resolves when a connection that was lost is there again.
function nextConnection() {
  let watch = null;
  let lost = page.dataset.connection === 'lost';
  const promise = new Promise((resolve) => {
    watch = new MutationObserver(() => {
      if (page.dataset.connection === 'lost') {
        lost = true;
      } else if (lost) {
        resolve();
      }
    });
    watch.observe(page, { attributeFilter: ['data-connection'] });
  });
  return { promise, release: () => watch.disconnect() };
}

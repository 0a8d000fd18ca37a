// Hands a file made on the server to the browser to save. Used by Interop/DownloadModule.cs.

export function save(fileName, mediaType, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  link.download = fileName;
  link.click();
  // The click has started the download; its data must outlive this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// A file that the server sends as an attachment; the page stays.
export function follow(address) {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

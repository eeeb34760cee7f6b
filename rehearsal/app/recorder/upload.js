// Sends a file in pieces. The server says how much it has, so a lost connection, a reload of the
// page or a restarted server costs the piece that was on its way; the file is never in memory whole.
const PIECE = 2 << 20, PATIENCE_MS = 1000;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const leftOf = (seconds) => (seconds < 60 ? `about ${Math.ceil(seconds / 10) * 10} s left` : `about ${Math.round(seconds / 60)} min left`);
class Upload {
  constructor(root, data, tellPython) {
    this.root = root; this.data = data; this.tellPython = tellPython; this.turn = 0;
    this.one('input').onchange = (event) => event.target.files[0] && this.send(event.target.files[0]);
    this.one('.cancel').onclick = () => this.cancel();
  }
  one(selector) { return this.root.querySelector(selector); }
  say(selector, words) { this.one(selector).textContent = words; }
  async send(file) {
    const turn = ++this.turn, name = encodeURIComponent(file.name);
    const path = `/rehearsal/takes/${this.data.take}/recording?name=${name}&size=${file.size}&stamp=${file.lastModified}`;
    this.say('.trouble', ''); this.one('.going').hidden = false;
    const begun = performance.now();
    let here = null, first = null;
    while (turn === this.turn && here !== file.size) {
      const answer = here === null ? await this.ask(path) : await this.ask(`${path}&at=${here}`, file.slice(here, here + PIECE));
      if (turn !== this.turn) return;
      if (answer.size === undefined) {
        this.say('.trouble', `${answer.message} ${answer.hint}`);
        if (answer.final) { this.one('.going').hidden = true; return; }
        await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
        here = null;
        continue;
      }
      this.say('.trouble', '');
      here = answer.size; first ??= here;
      this.tell(here, file.size, (here - first) / (performance.now() - begun));
    }
    if (turn !== this.turn) return;
    // Until it is heard: a server that was just started again may not be connected to the page yet.
    for (; turn === this.turn; await new Promise((resolve) => setTimeout(resolve, 2000))) this.tellPython('finished', this.data.take);
  }
  tell(here, size, bytesPerMs) {
    const left = bytesPerMs > 0 ? (size - here) / bytesPerMs / 1000 : 0;
    this.one('progress').value = here / size;
    this.say('.far', here === size ? 'All of it is here.' : `${Math.floor(100 * here / size)} %: ${megabytes(here)} of ${megabytes(size)}${left > 5 ? `, ${leftOf(left)}` : ''}`);
  }
  async ask(path, body) {
    let bytes;
    try { bytes = await body?.arrayBuffer(); } catch { return { final: true, message: 'The file cannot be read any more.', hint: 'Choose it again.' }; }
    try {
      const response = await fetch(path, { method: bytes ? 'POST' : 'GET', body: bytes, headers: { 'X-Rehearsal-Token': this.data.token } });
      const answer = await response.json();
      return response.ok ? answer : { ...answer, final: response.status !== 507 };
    } catch { return { message: 'The app cannot be reached.', hint: 'Sending goes on when it is back.' }; }
  }
  cancel() {
    this.turn += 1;
    this.one('.going').hidden = true; this.one('input').value = '';
    this.say('.trouble', 'Stopped. Choose the same file again to go on where it ended.');
  }
}
const UPLOAD = Symbol.for('rehearsal.upload');
export default function uploading({ data, parentElement, setTriggerValue }) {
  if (parentElement[UPLOAD]?.data.take !== data.take) {
    if (parentElement[UPLOAD]) parentElement[UPLOAD].turn += 1;
    parentElement[UPLOAD] = new Upload(parentElement, data, setTriggerValue);
  }
  return () => { if (parentElement[UPLOAD]) parentElement[UPLOAD].turn += 1; delete parentElement[UPLOAD]; };
}

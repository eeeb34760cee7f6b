// What the page still owes the server. Each piece is kept in the browser's own database until the
// server has it on its disk, so that neither a lost connection nor a reload of the page loses it.
// Every piece says which sample it begins at: sending one twice is harmless.
const UNREADABLE = [400, 413], DATABASE_MS = 30000, STORED_MS = 5000;
class Outbox {
  constructor(take, api, tell) {
    this.take = take; this.api = api; this.tell = tell;
    this.waiting = []; this.sending = null; this.closed = false;
    this.ready = this.open();
  }
  // A database that does not answer holds nothing up: the server is sent to without it.
  open() {
    return new Promise((resolve) => {
      let request, late = false;
      setTimeout(() => { late = true; resolve(null); }, DATABASE_MS);
      try { request = indexedDB.open('rehearsal', 1); } catch { resolve(null); return; }
      request.onupgradeneeded = () => request.result.createObjectStore('pieces', { autoIncrement: true }).createIndex('take', 'take');
      request.onerror = () => resolve(null);
      request.onsuccess = () => { if (late) { request.result.close(); return; } this.database = request.result; this.recall().then(resolve, resolve); };
    });
  }
  store(mode) { return this.database.transaction('pieces', mode).objectStore('pieces'); }
  async recall() {
    const cursor = this.store('readonly').index('take').openCursor(IDBKeyRange.only(this.take));
    await new Promise((resolve) => {
      cursor.onerror = resolve;
      cursor.onsuccess = () => {
        if (!cursor.result) { resolve(); return; }
        this.waiting.push({ ...cursor.result.value, key: cursor.result.primaryKey });
        cursor.result.continue();
      };
    });
    this.waiting.sort((a, b) => a.key - b.key);
    this.send();
  }
  async add(piece) {
    await this.ready;
    const kept = { ...piece, take: this.take };
    this.waiting.push(kept);
    if (this.database) {
      kept.stored = new Promise((resolve) => {
        const request = this.store('readwrite').add({ ...piece, take: this.take });
        request.onsuccess = () => { kept.key = request.result; resolve(); };
        request.onerror = resolve;
      });
    }
    this.send();
  }
  audio(at, pcm) { return this.add({ path: `audio?at=${at}`, body: pcm, seconds: pcm.byteLength / 32000 }); }
  event(record) { return this.add({ path: 'events', body: JSON.stringify([record]), seconds: 0 }); }
  get seconds() { return this.waiting.reduce((sum, piece) => sum + piece.seconds, 0); }
  send() { this.sending ??= this.drain().finally(() => { this.sending = null; }); return this.sending; }
  async drain() {
    while (this.waiting.length && !this.closed) {
      const piece = this.waiting[0];
      const answer = await this.post(piece);
      if (!answer.ok) {
        this.tell({ trouble: answer.message, hint: answer.hint, final: answer.final, seconds: this.seconds });
        if (answer.final) { this.closed = true; return; }
        await new Promise((resolve) => setTimeout(resolve, 700));
        continue;
      }
      this.waiting.shift();
      await Promise.race([piece.stored, new Promise((resolve) => setTimeout(resolve, STORED_MS))]);
      if (piece.key !== undefined && this.database) this.store('readwrite').delete(piece.key);
      this.tell({ trouble: '', seconds: this.seconds });
    }
  }
  async post(piece) {
    try {
      const response = await this.api(piece.path, { method: 'POST', body: piece.body });
      if (response.ok) return { ok: true };
      const problem = await response.json().catch(() => ({ message: 'The rehearsal room answered with an error.', hint: '' }));
      if (UNREADABLE.includes(response.status) && this.database) problem.hint = 'All you say is kept in this browser: reload this page to send it again.';
      return { ok: false, final: response.status === 409 || response.status === 403 || UNREADABLE.includes(response.status), ...problem };
    } catch {
      return { ok: false, message: 'The rehearsal room cannot be reached.', hint: this.database ? 'Go on: everything is kept in this browser and sent when it is back.' : 'Go on, and leave this page open: everything is kept in it and sent when it is back.' };
    }
  }
  // The sample at which the audio that still waits here ends.
  get end() { return Math.max(0, ...this.waiting.filter(({ path }) => path.startsWith('audio')).map(({ path, body }) => Number(path.split('=')[1]) + body.byteLength / 2)); }
  get lastSlide() { return this.waiting.filter(({ path }) => path === 'events').flatMap(({ body }) => JSON.parse(body)).filter(({ slide }) => slide !== null).at(-1); }
  emptyWithin(ms) { return Promise.race([this.empty(), new Promise((resolve) => setTimeout(resolve, ms))]); }
  async empty() { await this.ready; while (this.waiting.length && !this.closed) await this.send(); }
}

// This computer's microphone, recorded by the server. The page says each second what should be, so
// that a server that was started again takes it up where the clock stands. It is spoken to as the
// browser's microphone is.
const COMPUTER = 'computer:', METER_MS = 200;
const UNHEARD = "The rehearsal room cannot be reached, and with it this computer's microphone: nothing is recorded until it is back. Slides and clock go on.";
class ComputerMicrophone {
  constructor(device, ask, clock, tell) {
    this.device = device; this.ask = ask; this.clock = clock; this.tell = tell;
    this.listening = true; this.recording = false; this.length = 0;
  }
  async open() { this.meter = setInterval(() => { if (!this.recording && !this.asking) this.follow(); }, METER_MS); await this.follow(); }
  // One question at a time, and what has changed meanwhile in the next one.
  follow() { this.last = (this.last ?? Promise.resolve()).then(() => this.say()); return this.last; }
  async say() {
    if (!this.listening) return;
    this.asking = true;
    try {
      const answer = await this.ask({ device: this.device, recording: this.recording, clock: this.clock.sample });
      const news = await answer.json();
      if (!answer.ok) { this.tell({ trouble: `${news.message} ${news.hint}`, failing: true }); return; }
      if (!this.listening) return;
      this.length = news.length;
      this.tell(news);
    } catch { this.tell({ trouble: UNHEARD, failing: true }); } finally { this.asking = false; }
  }
  check() { if (this.recording && !this.asking) this.follow(); }
  record() { this.recording = true; return this.follow(); }
  async halt() { this.recording = false; await Promise.race([this.follow(), new Promise((resolve) => setTimeout(resolve, 1500))]); }
  close() {
    if (!this.listening) return;
    this.listening = false; clearInterval(this.meter);
    this.ask({ device: '', recording: false, clock: this.clock.sample }).catch(() => { /* it is let go of when the window is silent */ });
  }
}

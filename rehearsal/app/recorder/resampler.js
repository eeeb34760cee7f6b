// Runs in the audio worklet: the context's own rate → 16 kHz mono s16le, in pieces of half a second.
// Not every browser lets a context be forced to 16 kHz, so the samples are resampled here, by a
// windowed-sinc filter whose stop band begins at 8 kHz.
const RESAMPLER = `
const RATE = 16000, PIECE = 8000, ZEROS = 24, STEPS = 256;
class Resampler extends AudioWorkletProcessor {
  constructor() {
    super();
    this.ratio = sampleRate / RATE;
    const scale = Math.max(1, this.ratio) * 1.08;
    this.reach = Math.ceil(ZEROS * scale);
    this.kernel = new Float32Array(2 * this.reach * STEPS + 1);
    for (let i = 0; i < this.kernel.length; i++) {
      const x = i / STEPS - this.reach, t = x / scale * Math.PI;
      const sinc = t === 0 ? 1 : Math.sin(t) / t;
      const window = 0.42 + 0.5 * Math.cos(Math.PI * x / this.reach) + 0.08 * Math.cos(2 * Math.PI * x / this.reach);
      this.kernel[i] = sinc * window / scale;
    }
    this.past = new Float32Array(2 * this.reach);
    this.at = this.reach;
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
    this.recording = false;
    this.peak = 0; this.power = 0; this.heard = 0;
    this.port.onmessage = (message) => {
      if (message.data === 'record') { this.filled = 0; this.recording = true; }
      if (message.data === 'halt') { this.flush(); this.recording = false; this.port.postMessage({ halted: true }); }
    };
  }
  flush() {
    if (!this.filled) return;
    const pcm = this.piece.slice(0, this.filled);
    this.port.postMessage({ pcm: pcm.buffer }, [pcm.buffer]);
    this.filled = 0;
  }
  sample(line, at) {
    const first = Math.ceil(at - this.reach), last = Math.floor(at + this.reach);
    let sum = 0;
    for (let i = Math.max(0, first); i <= Math.min(line.length - 1, last); i++) {
      sum += line[i] * this.kernel[Math.round((i - at + this.reach) * STEPS)];
    }
    return sum;
  }
  process(inputs) {
    const input = inputs[0][0];
    if (!input) return true;
    const line = new Float32Array(this.past.length + input.length);
    line.set(this.past); line.set(input, this.past.length);
    for (; this.at + this.reach < line.length; this.at += this.ratio) this.keep(this.sample(line, this.at));
    this.at -= input.length;
    this.past = line.slice(input.length);
    return true;
  }
  keep(value) {
    const clear = Math.max(-1, Math.min(1, value));
    this.peak = Math.max(this.peak, Math.abs(value)); this.power += value * value;
    if (++this.heard === 1600) {
      this.port.postMessage({ peak: this.peak, rms: Math.sqrt(this.power / this.heard) });
      this.peak = 0; this.power = 0; this.heard = 0;
    }
    if (!this.recording) return;
    this.piece[this.filled++] = clear < 0 ? clear * 32768 : clear * 32767;
    if (this.filled === PIECE) this.flush();
  }
}
registerProcessor('rehearsal-resampler', Resampler);
`;

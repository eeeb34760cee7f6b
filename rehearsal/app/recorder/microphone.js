// The browser's microphone: nothing between it and the recording. Gain control, noise suppression
// and echo cancellation would change levels and pauses, so they are off.
const QUIET_DBFS = -45, SILENT_DBFS = -85, CLIPPED = 0.99, STALE_MS = 1500, ANSWER_MS = 5000, LONGEST_ANSWER_MS = 40000, ASKING_MS = 3000, HALT_MS = 2000, AGAIN_LATER_MS = 300;
// What never answers has failed, and is tried again.
const within = (ms, answer) => Promise.race([answer, new Promise((_, reject) => setTimeout(() => reject(new DOMException('', 'TimeoutError')), ms))]);
class Microphone {
  constructor(tell, patience = ANSWER_MS) { this.tell = tell; this.patience = patience; this.device = ''; this.heardAt = 0; this.listening = false; }
  async open(device = this.device) {
    this.close();
    this.device = device;
    const wanted = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
    if (device) wanted.deviceId = { exact: device };
    if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
    // A microphone that was chosen and is gone gives way to any other.
    const gone = (error) => { if (!device || error.name !== 'OverconstrainedError') throw error; delete wanted.deviceId; return this.ask(wanted); };
    this.stream = await this.ask(wanted).catch(gone);
    this.context = new AudioContext();
    const code = URL.createObjectURL(new Blob([RESAMPLER], { type: 'text/javascript' }));
    await within(this.patience, this.context.audioWorklet.addModule(code));
    URL.revokeObjectURL(code);
    this.node = new AudioWorkletNode(this.context, 'rehearsal-resampler', { numberOfOutputs: 0 });
    this.node.port.onmessage = (message) => this.heard(message.data);
    this.context.createMediaStreamSource(this.stream).connect(this.node);
    if (this.context.state === 'suspended') await within(this.patience, this.context.resume());
    this.stream.getAudioTracks()[0].onended = () => this.lost();
    this.heardAt = performance.now();
    this.listening = true;
  }
  // The speaker may take time over the browser's question; a browser that need not ask may not.
  async ask(wanted) {
    const allowed = (await navigator.permissions?.query({ name: 'microphone' }).catch(() => null))?.state === 'granted';
    const asked = navigator.mediaDevices.getUserMedia({ audio: wanted });
    const unanswered = allowed ? null : setTimeout(() => this.tell({ asking: true }), ASKING_MS);
    const late = (error) => { asked.then((stream) => stream.getTracks().forEach((track) => track.stop()), () => { /* nothing to let go of */ }); throw error; };
    return (allowed ? within(this.patience, asked).catch(late) : asked).finally(() => clearTimeout(unanswered));
  }
  heard(data) {
    this.heardAt = performance.now();
    if (data.halted) { this.halted?.(); return; }
    if (this.listening) this.tell(data);  // what comes after the end belongs to nothing
  }
  lost() { if (this.listening) { this.close(); this.tell({ lost: true }); } }
  get stale() { return this.listening && performance.now() - this.heardAt > STALE_MS; }
  // A page that stood still has its sound waiting behind this look: it is heard before the next.
  check() { if (this.stale) setTimeout(() => { if (this.stale) this.lost(); }, AGAIN_LATER_MS); }
  record() { this.node?.port.postMessage('record'); }
  async halt() {
    if (!this.listening) return;
    await new Promise((resolve) => { this.halted = resolve; this.node.port.postMessage('halt'); setTimeout(resolve, HALT_MS); });
  }
  close() {
    this.listening = false;
    this.stream?.getTracks().forEach((track) => { track.onended = null; track.stop(); });
    if (this.context && this.context.state !== 'closed') this.context.close();
    this.stream = this.context = this.node = null;
  }
}
// Level and verdict go by the same memory: a sound of the last moments, fading; clipping that came
// again within seconds. So the bar is never empty under a word about its being full.
const FADES = 0.88, FORGETS = 0.97, FADE_MS = 100, CLIPS_LAST_MS = 3000, LOW_DBFS = -60, LOUD_DBFS = -15, SOUND_DBFS = -70;
class Level {
  constructor() { this.loudest = 0; this.shown = 0; this.clips = []; this.soundAt = this.addedAt = performance.now(); }
  add({ rms, peak }) {
    const now = performance.now(), steps = (now - this.addedAt) / FADE_MS;
    this.addedAt = now;
    this.loudest = Math.max(this.loudest * FORGETS ** steps, rms); this.shown = Math.max(this.shown * FADES ** steps, rms);
    if (toDbfs(rms) > SOUND_DBFS) this.soundAt = now;
    if (peak >= CLIPPED) this.clips.push(now);
    this.clips = this.clips.filter((at) => now - at < CLIPS_LAST_MS);
  }
  get clipping() { return this.clips.length > 1; } // one is a knock on the table
  get share() { return Math.min(1, Math.max(0, (toDbfs(this.shown) - LOW_DBFS) / (LOUD_DBFS - LOW_DBFS))); }
  get silentMs() { return performance.now() - this.soundAt; }
}
const toDbfs = (value) => 20 * Math.log10(Math.max(value, 1e-6));
const verdictOn = ({ loudest, clipping }) => {
  if (toDbfs(loudest) < SILENT_DBFS) return ['silent', 'This is silence: is the microphone muted, or another one chosen, or, on a Mac, not allowed for the browser or terminal under System Settings → Privacy & Security → Microphone?'];
  if (clipping) return ['clipping', 'Clipping: turn the input level down, or move back a little.'];
  if (toDbfs(loudest) < QUIET_DBFS) return ['quiet', 'Too quiet: say a sentence as loud as in the room, or move closer.'];
  return ['good', 'The level is good.'];
};
const microphoneProblem = (error) => ({
  NotAllowedError: 'The microphone may not be used: allow it in the address bar, and it is opened by itself.',
  NotFoundError: 'No microphone was found: plug one in, and it is opened by itself.',
  NotReadableError: 'Another program holds the microphone: close it there, and it is opened by itself.',
  OverconstrainedError: 'That microphone is gone: choose another one.',
  TimeoutError: 'The microphone does not answer: it is tried again by itself.',
  NotSupportedError: 'This browser gives no microphone to pages: open the app at 127.0.0.1 in Chrome, Edge, Firefox or Safari.',
}[error.name] || `The microphone cannot be used (${error.name}).`);
// The microphone that was chosen last serves again, after a reload and in the next talk.
const CHOSEN = 'rehearsal-microphone';
const chosenMicrophone = () => { try { return localStorage.getItem(CHOSEN) ?? ''; } catch { return ''; } };
const chooseMicrophone = (device) => { try { localStorage.setItem(CHOSEN, device); } catch { /* private window: for this page only */ } };

// The question, large; a breath; a clock that starts when the speaker does; a voice of this machine.
const RECORD = '[data-testid="stAudioInputActionButton"]';
const STOPS = /stop/i;
const ALWAYS = 'rehearsal-read-questions';
const asClock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
class Card {
  constructor(root, data) {
    this.root = root; this.undo = [];
    this.card = root.querySelector('.card');
    this.on(document, 'click', (event) => this.pressed(event.target.closest?.(RECORD)));
    this.on(document, 'input', (event) => event.target.closest?.('[data-testid="stTextArea"]') && this.start());
    this.one('.speak').onclick = () => this.speak();
    this.one('.always input').onchange = (event) => this.remember(event.target.checked);
    if (window.speechSynthesis) this.on(window.speechSynthesis, 'voiceschanged', () => this.offerVoice());
    this.timer = setInterval(() => this.tick(), 200);
    this.show(data);
  }
  one(selector) { return this.root.querySelector(selector); }
  on(target, name, handler) { target.addEventListener(name, handler, true); this.undo.push(() => target.removeEventListener(name, handler, true)); }
  show(data) {
    this.data = data; this.begun = null; this.ended = null; this.shown = performance.now();
    this.one('.who').textContent = data.who;
    this.one('.asked').textContent = data.text;
    this.one('.because').textContent = data.because;
    this.card.toggleAttribute('data-still', data.still);
    const whole = data.high * 1.25;
    Object.assign(this.one('.aim').style, { left: `${(100 * data.low) / whole}%`, width: `${(100 * (data.high - data.low)) / whole}%` });
    for (const [name, at] of [['low', data.low], ['high', data.high]]) { const mark = this.one(`.mark.${name}`); mark.style.left = `${(100 * at) / whole}%`; mark.dataset.at = `${at} s`; }
    this.offerVoice(); this.tick(); this.showSlide(data.slide);
    if (!data.still && this.voice && this.always) this.speak();
  }
  // The slide that is asked about, once it is drawn; the question does not wait for it.
  async showSlide(slide) {
    const image = this.one('.slide'), data = this.data;
    if (image.src) URL.revokeObjectURL(image.src);
    image.hidden = true; image.removeAttribute('src');
    for (let patience = 0; slide && patience < 120 && !this.closed && this.data === data; patience += 1) {
      const answer = await fetch(slide.source, { headers: { 'X-Rehearsal-Token': slide.token } }).catch(() => null);
      if (answer?.ok) {
        const source = URL.createObjectURL(await answer.blob());
        if (this.closed || this.data !== data) { URL.revokeObjectURL(source); return; }
        image.src = source; image.alt = slide.alt; image.hidden = false; return;
      }
      if (answer && answer.status !== 404) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  // Only a voice that is local: another one would send the question to a stranger's server.
  get voice() {
    const voices = (window.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
    return voices.find((voice) => voice.lang.startsWith('en') && voice.default) ?? voices.find((voice) => voice.lang.startsWith('en')) ?? voices[0];
  }
  get always() { try { return localStorage.getItem(ALWAYS) === 'yes'; } catch { return false; } }
  remember(always) { try { localStorage.setItem(ALWAYS, always ? 'yes' : 'no'); } catch { /* private window */ } }
  offerVoice() {
    const usable = Boolean(this.voice) && Boolean(this.data?.spoken);
    this.one('.speak').hidden = this.one('.always').hidden = !usable;
    this.one('.always input').checked = this.always;
  }
  speak() {
    const voice = this.voice;
    if (!voice) return;
    const words = new SpeechSynthesisUtterance(this.data.text);
    words.voice = voice; words.lang = voice.lang;
    words.onend = () => { this.shown = performance.now(); };
    window.speechSynthesis.cancel(); window.speechSynthesis.speak(words);
  }
  pressed(button) {
    if (!button || this.data.still) return;
    if (STOPS.test(button.getAttribute('aria-label') ?? '')) this.ended = performance.now();
    else { this.begun = null; this.ended = null; this.start(); window.speechSynthesis?.cancel(); }
  }
  start() { if (this.begun === null) this.begun = performance.now(); }
  tick() {
    if (this.data.still) return;
    const now = this.ended ?? performance.now(), { low, high, breath } = this.data;
    const seconds = this.begun === null ? 0 : (now - this.begun) / 1000;
    const waited = (performance.now() - this.shown) / 1000;
    let state = 'on', says = `Aim for ${low}–${high} s.`;
    if (this.begun === null) { state = 'before'; says = waited < breath ? 'Take a breath and think.' : `${this.data.ready}: ${low}–${high} s. The clock starts with you.`; }
    else if (seconds > high) { state = 'over'; says = 'Come to the end.'; }
    this.card.dataset.state = state;
    this.say('.time', asClock(seconds)); this.say('.says', says);
    this.one('.run').style.width = `${Math.min(100, (100 * seconds) / (high * 1.25))}%`;
  }
  say(selector, words) { const element = this.one(selector); if (element.textContent !== words) element.textContent = words; }
  close() { this.closed = true; clearInterval(this.timer); if (this.one('.slide').src) URL.revokeObjectURL(this.one('.slide').src); this.undo.forEach((undo) => undo()); window.speechSynthesis?.cancel(); }
}
// Streamlit calls this again on each rerun of the page: one card lives as long as its element.
const CARD = Symbol.for('rehearsal.question');
export default function question({ data, parentElement }) {
  let held = parentElement[CARD];
  if (!held) { held = new Card(parentElement, data); parentElement[CARD] = held; held.leave = () => { held.close(); delete parentElement[CARD]; }; }
  else if (held.data.version !== data.version) held.show(data);
  return held.leave;
}

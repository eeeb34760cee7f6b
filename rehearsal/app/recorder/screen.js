// The rehearsal screen. All live behaviour is here in the browser: a key shows the next slide
// without asking the server, and a server that is gone stops nothing.
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, Enter: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1 };
const VEILS = { paused: 'Paused. Nothing is recorded. Press P to go on.', saving: 'Saving your talk …', ended: 'Saved. The report is next.' };
const MARKS = { behind: '▼ ', ahead: '▲ ', on: '' };
const UNHEARD_MS = 10000;
const SIGNS = { '': '', off: '○ not recorded', on: 'recording', silent: '⚠ no sound arrives' };
const STAY_EVERY = 600000; // ten minutes, in milliseconds: an unused room's take goes after a day
const JITTER = 8000; // half a second, in samples: a difference of clocks, not a loss of audio
class Room {
  constructor(root, data, tellPython) {
    this.root = root; this.data = data; this.tellPython = tellPython;
    this.room = root.querySelector('.room');
    this.window = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
    this.steps = data.slides.flatMap((slide, index) => (slide.pages.length ? slide.pages : [null]).map((page) => ({ index, page })));
    if (!this.steps.length) this.steps = [{ index: 0, page: null }];
    this.plans = data.slides.map((slide) => slide.planned);
    this.at = 0; this.phase = 'before'; this.shownAt = 0; this.pictures = new Map(); this.timers = [];
    this.put = new Set();
    this.clock = new TalkClock(data.take);
    this.outbox = new Outbox(data.take, (path, options) => this.api(`takes/${data.take}/${path}`, options), (news) => this.owed(news));
    this.microphone = new Microphone((news) => this.heard(news)); this.troubles = {}; this.unnoted = [];
    this.level = new Level(); this.anchor = null; this.sent = 0; this.stayed = 0; this.patience = ANSWER_MS;
    this.listen(); this.prepare();
  }
  one(selector) { return this.root.querySelector(selector); }
  api(path, options = {}) {
    return fetch(`/rehearsal/${path}`, { ...options, headers: { 'X-Rehearsal-Token': this.data.token, 'X-Rehearsal-Window': this.window, ...options.headers } });
  }
  listen() {
    const on = (target, name, handler) => { target.addEventListener(name, handler, true); this.undo = [...(this.undo || []), () => target.removeEventListener(name, handler, true)]; };
    on(window, 'keydown', (event) => this.key(event));
    on(window, 'beforeunload', (event) => { if (this.phase === 'talking' || this.phase === 'paused') event.preventDefault(); });
    on(window, 'pagehide', () => this.noteUnnoted());
    on(window, 'pagehide', () => this.api(`takes/${this.data.take}/leave`, { method: 'POST', keepalive: true }));
    on(document, 'visibilitychange', () => { if (!document.hidden && this.phase === 'talking') this.stayAwake(); });
    if (navigator.mediaDevices) on(navigator.mediaDevices, 'devicechange', () => this.listDevices());
    this.one('.start').onclick = () => this.start();
    this.one('.stop').onclick = () => this.ask(true);
    on(document, 'mousedown', (event) => { if (event.detail > 1 && !this.one('.asking').hidden) event.preventDefault(); }); // nor does it take the focus
    const meant = (answer) => (event) => { if (event.detail < 2) answer(); }; // no second half of a double click
    this.one('.goon').onclick = meant(() => this.ask(false));
    this.one('.really').onclick = meant(() => this.stop());
    this.one('.pause').onclick = () => this.pause();
    this.one('.noteskey').onclick = () => this.notes();
    this.one('.back').onclick = () => window.location.assign(window.location.pathname);
    this.one('.device').onchange = (event) => this.choose(event.target.value);
    this.timers.push(setInterval(() => this.tick(), 200));
    this.metronome = metronome(1000, () => this.watch());
  }
  async prepare() {
    this.show();
    await this.outbox.emptyWithin(3000); // what a reload left unsent is newer than what the server knows
    const state = await this.api(`takes/${this.data.take}`, { signal: AbortSignal.timeout(ANSWER_MS) }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    if (state?.finished) { this.ended(); return; }
    if (state?.begun || this.clock.running || this.clock.away) this.goOn(state);
    this.drawPictures();
    await this.openMicrophone(chosenMicrophone());
    this.computers = await this.api('microphones', { signal: AbortSignal.timeout(2 * ANSWER_MS) }).then((answer) => answer.json()).catch(() => null);
    await this.listDevices();
    // Not to ask again and again: a speaker who allows it later is noticed.
    this.permission = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
    if (this.permission) this.permission.onchange = () => { this.refused = false; };
    this.prepared = true;
  }
  goOn(state) {
    const rest = Boolean(state?.paused) || this.clock.away;
    this.clock.atLeast(Math.max(state?.clock ?? 0, this.outbox.end));
    const last = this.outbox.lastSlide ?? state;
    const seen = this.steps.findIndex((step) => this.data.slides[step.index]?.number === last?.slide && (last.page === null || step.page === last.page));
    if (seen >= 0) this.at = seen;
    this.shownAt = ((last?.slide === state?.slide ? state?.since : last?.sample) ?? 0) / 16000;
    if (!rest) this.clock.go();
    this.set(rest ? 'paused' : 'talking');
    this.show();
    if (this.clock.away && !state?.paused) this.note('pause');
  }
  async openMicrophone(device) {
    this.microphone.close();
    const name = device.startsWith(COMPUTER) ? device.slice(COMPUTER.length) : null;
    const tell = (news) => { if (own === this.microphone) this.heard(news); }; // one that was given up is not heard
    const ask = (wanted) => this.api(`takes/${this.data.take}/microphone`, { method: 'POST', body: JSON.stringify(wanted), signal: AbortSignal.timeout(4000) });
    const own = name === null ? new Microphone(tell, this.patience) : new ComputerMicrophone(name, ask, this.clock, tell);
    this.microphone = own;
    this.level = new Level(); this.refused = false;
    try {
      await own.open(name === null ? device : name);
      if (own !== this.microphone) { own.close(); return; }
      this.patience = ANSWER_MS;
      if (name === null) this.complain('microphone', '');
      if (this.phase === 'talking') this.anchorAudio();
    } catch (error) {
      own.close();
      if (own !== this.microphone) return;
      if (error.name === 'TimeoutError') this.patience = Math.min(2 * this.patience, LONGEST_ANSWER_MS);
      this.refused = error.name === 'NotAllowedError' && Boolean(this.permission);
      this.one('.verdict').dataset.kind = 'none'; this.say('.verdict', 'No microphone is open.'); this.one('.level').value = -60;
      this.complain('microphone', `${microphoneProblem(error)} ${this.phase === 'before' ? '' : 'Slides and clock go on.'}`.trim());
    }
    await this.listDevices();
  }
  choose(device) { chooseMicrophone(device); return this.openMicrophone(device); }
  async listDevices() {
    const list = this.one('.device'), devices = (await this.microphonesHere()).filter((device) => device.deviceId), { names, reason } = this.computers ?? { names: [], reason: '' };
    const open = this.microphone.listening, computer = this.microphone instanceof ComputerMicrophone;
    const chosen = open && !computer ? this.microphone.stream?.getAudioTracks()[0]?.getSettings().deviceId : null;
    const options = devices.map((device, number) => new Option(device.label || `Microphone ${number + 1}`, device.deviceId, false, device.deviceId === chosen));
    if (!open) options.unshift(new Option('none', '', false, true));
    const group = Object.assign(document.createElement('optgroup'), { label: 'this computer, without the browser' });
    group.append(...names.map((name) => new Option(name, COMPUTER + name, false, computer && name === this.microphone.device)));
    if (reason) group.append(Object.assign(new Option(reason), { disabled: true }));
    // An open list would close under the speaker's hand.
    const entries = [...options, ...group.children].map((option) => [option.value, option.text, option.selected]).join();
    if (list.dataset.entries === entries) return;
    list.dataset.entries = entries;
    list.replaceChildren(...options, ...(group.children.length ? [group] : []));
  }
  async microphonesHere() { return navigator.mediaDevices ? (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === 'audioinput') : []; }
  heard(news) {
    if (news.trouble !== undefined) this.hearComputer(news);
    if (news.lost) { this.lastHeard = (this.anchor ?? 0) + this.sent; this.anchor = null; this.sent = 0; this.complain('microphone', 'The microphone went away. Slides and clock go on; recording resumes when it is back.'); return; }
    if (news.pcm) { this.keep(news.pcm); return; }
    if (news.asking) { this.complain('microphone', 'The browser asks whether it may use the microphone: allow it there, and it is heard.'); return; }
    if (news.rms === undefined) return;
    this.level.add(news);
    if (this.phase !== 'before') return;
    this.one('.level').value = toDbfs(this.level.shown);
    const [kind, words] = verdictOn(this.level);
    if (this.one('.verdict').dataset.kind !== kind) { this.one('.verdict').dataset.kind = kind; this.say('.verdict', words); }
  }
  // The server has written what it heard: where its audio ends is where ours would.
  hearComputer(news) {
    this.complain('microphone', news.silent && this.phase === 'before' ? '' : news.trouble);
    const going = this.phase === 'talking' && this.microphone.recording && !news.failing && (!news.trouble || news.silent);
    if (going || (this.phase !== 'talking' && this.anchor !== null)) { this.anchor = 0; this.sent = news.length ?? this.sent; }
    else if (this.phase === 'talking') { this.lastHeard = this.microphone.length; this.anchor = null; this.sent = 0; }
  }
  // Audio carries the clock while it arrives; after a loss it begins again where the clock stands.
  anchorAudio() {
    if (this.microphone instanceof Microphone) { this.anchor = this.heardUpTo(); this.sent = 0; }
    this.microphone.record();
  }
  // The end of the audio, as long as it keeps up with the clock; else the clock.
  heardUpTo() {
    const clock = this.clock.sample, heard = (this.anchor ?? this.lastHeard ?? 0) + this.sent;
    return Math.abs(clock - heard) < JITTER ? heard : Math.max(clock, heard);
  }
  keep(pcm) {
    if (this.anchor === null) return;
    this.outbox.audio(this.anchor + this.sent, pcm);
    this.sent += pcm.byteLength / 2;
  }
  watch() {
    this.microphone.check();
    if (this.phase === 'talking' || this.phase === 'paused') this.signOfLife();
    if (this.phase === 'before') this.stay();
    if (this.phase !== 'talking' && this.phase !== 'before') return;
    if (!this.microphone.listening && !this.refused && !this.reopening && this.prepared) this.reopening = this.openMicrophone(chosenMicrophone()).finally(() => { this.reopening = null; });
    this.catchUp();
  }
  // A busy computer hands audio over late; what still lags at the next look will not come any more.
  catchUp() {
    const lags = this.phase === 'talking' && this.microphone instanceof Microphone && this.anchor !== null && this.clock.sample - this.anchor - this.sent > 24000;
    if (lags && this.lagged) this.microphone.halt().then(() => this.phase === 'talking' && this.anchorAudio());
    this.lagged = lags && !this.lagged;
  }
  // Without it the take of a room in which nothing was said yet would go after a day.
  stay() {
    if (Date.now() - this.stayed < STAY_EVERY) return;
    this.stayed = Date.now(); // by the wall clock: a computer that slept says it when it wakes
    this.api(`takes/${this.data.take}/stay`, { method: 'POST' }).catch(() => { this.stayed = 0; });
  }
  // Without it a window that sends no audio would lose its take to another one.
  async signOfLife() {
    this.clock.seen();
    const answer = await this.api(`takes/${this.data.take}/events`, { method: 'POST', body: '[]' }).catch(() => null);
    if (answer?.ok) this.complain('window', '');
    if (answer?.status !== 409) return;
    const { message, hint } = await answer.json();
    this.complain('window', `${message} ${hint}`);
  }
  async start() {
    this.set('talking'); this.clock.go(); this.shownAt = 0;
    this.note('start', 0);
    if (this.microphone.listening) this.anchorAudio();
    this.stayAwake();
    this.room.focus?.();
  }
  async pause() {
    await this.halting;
    if (this.phase === 'paused') { this.clock.go(); this.set('talking'); this.note('resume', this.heardUpTo()); if (this.microphone.listening) this.anchorAudio(); return; }
    if (this.phase !== 'talking') return;
    this.clock.halt(); this.set('paused');
    this.halting = this.microphone.halt();
    await this.halting;
    this.note('pause');
  }
  // One press ends no talk: it is asked in place, once, and everything goes on meanwhile.
  ask(asking) {
    this.one('.asking').hidden = !asking; this.one('.usual').hidden = asking;
    if (asking) this.one('.goon').focus(); else this.room.focus?.();
  }
  async stop() {
    await this.halting;  // what was asked before comes before
    if (this.phase === 'before' || this.phase === 'ended') return;
    this.set('saving'); this.clock.halt();
    await this.microphone.halt(); this.microphone.close();
    this.note('stop');
    await this.outbox.empty();
    if (!this.outbox.closed) this.ended();
  }
  ended() {
    this.set('ended'); this.clock.forget(); this.awake?.release?.();
    if (document.fullscreenElement) document.exitFullscreen();
    this.timers.push(tellUntilHeard(() => this.tellPython('finished', this.data.take)));
  }
  async stayAwake() { try { this.awake = await navigator.wakeLock?.request('screen'); } catch { /* the browser decides */ } }
  note(event, sample = null) {
    this.noteUnnoted();
    this.outbox.event(this.happened(event, sample));
  }
  happened(event, sample = null) {
    const step = this.steps[this.at], slide = this.data.slides[step.index];
    return { event, sample: sample ?? (this.phase === 'talking' ? this.clock.sample : this.heardUpTo()), slide: slide?.number ?? null, page: step.page };
  }
  // The slide is painted first; storing and sending take longer than changing it.
  noteSoon(event) { this.unnoted.push(this.happened(event)); setTimeout(() => this.noteUnnoted(), 25); }
  noteUnnoted() { this.unnoted.splice(0).forEach((record) => this.outbox.event(record)); }
  owed(news) {
    this.complain('outbox', news.trouble ? `${news.trouble} ${news.hint}${news.seconds > 1 ? ` (${Math.round(news.seconds)} s kept here)` : ''}` : '');
    if (this.phase === 'saving' && news.seconds > 1) this.say('.veil', `Saving your talk … ${asClock(news.seconds)} of sound still to be sent.`);
  }
  // Each source of trouble has a sentence of its own; one that is over leaves the others.
  complain(source, words) { this.troubles[source] = words; this.say('.trouble', [...new Set(Object.values(this.troubles))].filter(Boolean).join(' ')); }
  key(event) {
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target?.tagName) || target?.isContentEditable) return;
    if (target?.tagName === 'BUTTON' && (event.key === ' ' || event.key === 'Enter')) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (STEPS[event.key]) this.move(this.at + STEPS[event.key]);
    else if (name === 'Home') this.move(0);
    else if (name === 'End') this.move(this.steps.length - 1);
    else if (name === 'b' || name === '.') this.one('.black').hidden = !this.one('.black').hidden;
    else if (name === 'Escape' && !this.one('.asking').hidden) this.ask(false);
    else if (name === 'p') this.pause();
    else if (name === 'n') this.notes();
    else if (name === 'f') this.fill();
    else return;
    event.preventDefault(); event.stopPropagation();
  }
  fill() { if (document.fullscreenElement) document.exitFullscreen(); else this.room.requestFullscreen?.(); }
  notes() { const notes = this.one('.notes'); notes.hidden = !notes.hidden; this.one('.noteskey').setAttribute('aria-pressed', String(!notes.hidden)); }
  move(to) {
    const next = Math.min(this.steps.length - 1, Math.max(0, to));
    if (next === this.at || this.interrupted(next)) return;
    if (!this.one('.asking').hidden) this.ask(false);
    if (this.steps[next].index !== this.steps[this.at].index) this.shownAt = this.clock.seconds;
    this.at = next; this.show();
    setTimeout(() => this.decodeAhead(), 50);
    if (this.phase === 'talking') this.noteSoon('slide');
  }
  // A question of the panel comes when its slide is to be left, once; the key after the answer goes on.
  // The slide is noted again, so that the answer can be found between this and the next change.
  interrupted(next) {
    const card = this.one('.question'), leaving = this.data.slides[this.steps[this.at].index];
    if (!card.hidden) { card.hidden = true; return false; }
    const question = (this.data.questions ?? []).find(({ slide }) => slide === leaving?.number);
    const forward = this.steps[next].index > this.steps[this.at].index;
    if (!question || !forward || this.phase !== 'talking' || this.put.has(question.slide)) return false;
    this.put.add(question.slide);
    this.say('.question .asks', `The ${question.who} asks`); this.say('.question .words', question.text);
    card.hidden = false;
    this.note('slide');
    return true;
  }
  show() {
    const step = this.steps[this.at], slide = this.data.slides[step.index], following = this.data.slides[step.index + 1];
    this.picture('.picture', 'large', step.page, slide);
    const card = this.one('.card'), drawn = !this.one('.picture').hidden;
    card.hidden = drawn || !slide;
    this.one('.alone').hidden = Boolean(slide);
    if (!slide) this.say('.keys', 'P pause · F full screen');
    if (slide && !drawn) { card.querySelector('h2').textContent = slide.title; card.querySelector('ul').replaceChildren(...slide.lines.map((line) => Object.assign(document.createElement('li'), { textContent: line }))); }
    this.picture('.next img', 'small', following?.pages[0], following);
    this.say('.next p', following ? (this.one('.next img').hidden ? following.title : '') : 'the end');
    this.say('.position', slide ? `slide ${slide.number} of ${this.data.slides.length}` : 'no slides here');
    this.one('.next').hidden = !slide;
    this.one('.slideclock').hidden = !slide;
    this.say('.plan', slide ? `on it, of ${asClock(slide.planned)} planned` : '');
    this.one('.noteskey').hidden = !slide;
    this.say('.notes', slide?.notes || 'No notes on this slide.');
  }
  // Whole elements change places: to give one element another source would load and decode anew.
  picture(selector, size, page, slide) {
    const shown = this.one(selector), made = this.pictures.get(page)?.[size];
    if (made && made !== shown) shown.replaceWith(made);
    const image = made ?? shown;
    image.hidden = !made;
    image.alt = slide ? `Slide ${slide.number}: ${slide.title}` : '';
  }
  decodeAhead() {
    for (const step of [1, -1, 2]) this.pictures.get(this.steps[this.at + step]?.page)?.large.decode().catch(() => { /* it is decoded when it is shown */ });
  }
  async drawPictures() {
    const pages = this.data.pictures ? this.data.slides.flatMap((slide) => slide.pages) : [];
    for (const page of pages) {
      for (let patience = 0; patience < 240 && !this.gone; patience += 1) {
        const answer = await this.api(`pictures/${this.data.pictures}/${page}.png`).catch(() => null);
        if (answer?.ok) { await this.keepPicture(page, URL.createObjectURL(await answer.blob())); break; }
        if (answer?.status === 410) { this.say('.hint', (await answer.json()).hint); break; }
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }
  async keepPicture(page, src) {
    const [large, small] = ['picture', ''].map((className) => Object.assign(new Image(), { src, className }));
    await Promise.all([large.decode(), small.decode()]).catch(() => { /* it is decoded when it is shown */ });
    this.pictures.set(page, { large, small });
    this.show();
  }
  set(phase) {
    this.phase = phase; this.room.dataset.phase = phase;
    const during = phase === 'talking' || phase === 'paused';
    this.one('.before').hidden = phase !== 'before';
    this.one('.start').hidden = this.one('.back').hidden = phase !== 'before';
    this.one('.stop').hidden = this.one('.pause').hidden = !during;
    if (!during) { this.one('.asking').hidden = true; this.one('.usual').hidden = false; }
    this.say('.pause', phase === 'paused' ? 'Go on' : 'Pause');
    this.say('.veil', VEILS[phase] ?? '');
    if (!during) this.say('.pace', '');
  }
  tick() {
    const elapsed = this.clock.seconds, band = this.data.band;
    this.say('.elapsed', asClock(elapsed));
    this.say('.band', `of ${asClock(band[0])}–${asClock(band[1])}`);
    this.sign();
    this.say('.dwell', asClock(this.phase === 'before' ? 0 : elapsed - this.shownAt));
    if (this.phase !== 'talking' && this.phase !== 'paused') return;
    const [pace, words] = this.plans.length ? paceOn(elapsed, this.plans, this.steps[this.at].index) : ['on', ''];
    this.room.dataset.pace = pace;
    this.say('.pace', this.phase === 'paused' ? 'paused' : MARKS[pace] + words);
  }
  // Whether one is heard: the dot fills with the voice, in steps, and words say it where none comes.
  sign() {
    if (this.phase !== 'talking') this.level.soundAt = performance.now();
    const kind = this.phase !== 'talking' ? '' : this.anchor === null ? 'off' : this.level.silentMs > UNHEARD_MS ? 'silent' : 'on';
    this.one('.recording').dataset.sign = kind;
    const heard = kind === 'on' ? this.level.share.toFixed(1) : '0', dot = this.one('.dot').style;
    if (dot.getPropertyValue('--heard') !== heard) dot.setProperty('--heard', heard);
    this.say('.sign', SIGNS[kind]);
  }
  say(selector, words) { const element = this.one(selector); if (element.textContent !== words) element.textContent = words; }
  close() {
    this.gone = true;
    this.timers.forEach(clearInterval); this.metronome.terminate(); if (this.permission) this.permission.onchange = null; this.undo.forEach((undo) => undo());
    this.microphone.close(); this.pictures.forEach(({ large }) => URL.revokeObjectURL(large.src));
    if (this.phase === 'talking' || this.phase === 'paused') this.api(`takes/${this.data.take}/leave`, { method: 'POST', keepalive: true });
  }
}
// A hidden window's own timers sleep for up to a minute; a worker's do not.
const metronome = (ms, beat) => {
  const code = URL.createObjectURL(new Blob([`setInterval(() => postMessage(0), ${ms})`], { type: 'text/javascript' }));
  const worker = new Worker(code);
  worker.onmessage = beat;
  return worker;
};
// A page whose server was just started again may not be connected yet: what it tells is then lost.
const tellUntilHeard = (tell) => { tell(); return setInterval(tell, 2000); };
// Streamlit calls this again on each rerun of the page: one room lives as long as its element.
const ROOM = Symbol.for('rehearsal.room');
export default function recorder({ data, parentElement, setTriggerValue }) {
  const held = parentElement[ROOM];
  if (held && held.data.take === data.take) return held.leave;
  held?.close();
  const room = new Room(parentElement, data, setTriggerValue);
  room.leave = () => { room.close(); delete parentElement[ROOM]; };
  parentElement[ROOM] = room;
  return room.leave;
}

// The one player of the page. Any part asks it to play a moment; it tells all of them the time.
// The file may hold only some stretches of the talk: `pieces` says which.
const BACK = 5, TELL_MS = 80;
class Player {
  show(data) {
    if (!this.audio) this.begin();
    if (data.source && this.audio.src !== new URL(data.source, location.href).href) this.audio.src = data.source;
    this.bar.hidden = !data.source;
    this.range.max = data.duration;
    this.tellTime();
    const waiting = window.rehearsalWaiting;
    window.rehearsalWaiting = null;
    if (waiting) this.playFrom(waiting.at, waiting.until);
  }
  begin() {
    this.audio = new Audio(); this.audio.preload = 'metadata';
    const button = (label, text, action) => el('button', { type: 'button', 'aria-label': label, title: label, onclick: action }, text);
    this.toggle = button('Play or pause (k)', '▶', () => this.playOrPause());
    this.toggle.className = 'toggle';
    this.range = el('input', { type: 'range', min: 0, max: 1, step: 0.1, value: 0, 'aria-label': 'Where in the talk', oninput: () => this.seek(Number(this.range.value)) });
    this.time = el('span', { class: 'time' });
    this.where = el('span', { class: 'where' });
    this.speed = el('select', { 'aria-label': 'Speed', onchange: () => { this.audio.playbackRate = Number(this.speed.value); } },
      [0.75, 1, 1.25, 1.5, 2].map((rate) => el('option', { value: rate, selected: rate === 1 }, `${rate}×`)));
    this.trouble = el('span', { class: 'trouble', role: 'alert' });
    this.bar = el('div', { class: 'bar', role: 'group', 'aria-label': 'Player' }, button('5 seconds back (j)', '↺ 5', () => this.seek(this.now - BACK)), this.toggle,
      button('5 seconds on (l)', '5 ↻', () => this.seek(this.now + BACK)), this.time, this.range, this.where, this.speed, this.trouble);
    this.root.replaceChildren(this.bar);
    this.on = { 'rehearsal:play': (event) => { event.preventDefault(); this.playFrom(event.detail.at, event.detail.until); }, 'rehearsal:pause': () => this.audio.pause(), keydown: (event) => this.key(event) };
    for (const [name, handler] of Object.entries(this.on)) window.addEventListener(name, handler);
    for (const name of ['play', 'pause', 'seeked', 'loadedmetadata', 'ended']) this.audio.addEventListener(name, () => this.tellTime());
    this.audio.addEventListener('error', () => { this.trouble.textContent = 'The recording cannot be played. Reload the page.'; });
    this.timer = setInterval(() => this.tick(), TELL_MS);
    this.fit = new ResizeObserver(() => this.place());
    this.main = document.querySelector('[data-testid="stMain"]');
    if (this.main) this.fit.observe(this.main);
    this.place();
  }
  place() {
    const frame = this.main?.getBoundingClientRect();
    if (frame) Object.assign(this.bar.style, { left: `${frame.left}px`, width: `${frame.width}px` });
  }
  toFile(time) {
    let passed = 0;
    for (const [start, end] of this.data.pieces) {
      if (time < end) return passed + Math.max(0, time - start);
      passed += end - start;
    }
    return passed;
  }
  get now() {
    let at = this.audio.currentTime;
    for (const [start, end] of this.data.pieces) {
      if (at < end - start) return start + at;
      at -= end - start;
    }
    return this.data.pieces.at(-1)?.[1] ?? 0;
  }
  seek(time) { this.until = null; this.audio.currentTime = this.toFile(Math.max(0, time)); }
  playFrom(time, until) {
    if (!this.data.source) return;
    this.seek(time); this.until = until ?? null;
    this.audio.play().catch(() => {});
  }
  playOrPause() { this.until = null; if (this.audio.paused) this.audio.play().catch(() => {}); else this.audio.pause(); }
  key(event) {
    if (isTyping(event) || hasModifier(event)) return;
    const action = { k: () => this.playOrPause(), j: () => this.seek(this.now - BACK), l: () => this.seek(this.now + BACK) }[event.key];
    if (action) { action(); event.preventDefault(); }
  }
  tick() {
    if (this.audio.paused) return;
    if (this.until !== null && this.now >= this.until) { this.until = null; this.audio.pause(); }
    this.tellTime();
  }
  tellTime() {
    const now = this.now, playing = !this.audio.paused;
    this.toggle.textContent = playing ? '❚❚' : '▶';
    this.range.value = now; this.range.setAttribute('aria-valuetext', asClock(now));
    this.time.textContent = `${asClock(now)} / ${asClock(this.data.duration)}`;
    const span = this.data.spans.findLast(([start]) => start <= now + 0.01);
    this.where.textContent = span ? `${span[1]} · ${span[2]}` : '';
    this.bar.dataset.playing = playing; this.bar.dataset.now = now.toFixed(2);
    window.dispatchEvent(new CustomEvent('rehearsal:time', { detail: { now, playing } }));
  }
  close() {
    clearInterval(this.timer); this.fit?.disconnect(); this.audio.pause(); this.audio.removeAttribute('src');
    for (const [name, handler] of Object.entries(this.on)) window.removeEventListener(name, handler);
  }
}
export default mounted(Player);

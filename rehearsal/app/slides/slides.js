// The slides of a deck with their stages and planned times, to be set right in place. What is
// changed shows at once; Python keeps it with the deck and answers with the plan anew.
const asClock = (seconds) => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
const make = (tag, fields = {}, ...children) => { const made = Object.assign(document.createElement(tag), fields); made.append(...children); return made; };
const PICTURE = 480; // pixels across: sharp in a card, and sixty of them fit in memory
const AGAIN_MS = 3000, SELDOM_MS = 60000;

class Slides {
  constructor(root, data, tellPython) {
    this.root = root; this.tellPython = tellPython;
    this.cards = new Map(); this.picked = []; this.edits = { n: 0, stages: {}, planned: {} };
    this.watcher = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => { this.watcher.unobserve(one.target); this.draw(one.target); }), { rootMargin: '400px' });
    const map = this.one('.map');
    map.onpointerdown = (event) => this.begin(event);
    map.onpointerover = (event) => event.buttons === 1 && this.anchor !== undefined && this.extend(event);
    map.onclick = (event) => event.target.closest('.part') && this.pickPart(event.target.closest('.part'));
    map.onkeydown = (event) => this.key(event);
    this.show(data);
  }
  one(selector) { return this.root.querySelector(selector); }
  say(selector, words) { const element = this.one(selector); if (element.textContent !== words) element.textContent = words; }
  // Where a time is from is said once above; here only where it is from elsewhere.
  timeFrom({ source, planned }) {
    if (source === 'you') return isSkipped({ planned }) ? 'skipped, set by you' : 'time set by you';
    if (source === this.data.usual) return '';
    return source === 'notes' ? 'time from your notes' : 'time estimated';
  }
  stage(key) { return this.data.stages.find((stage) => stage.key === key); }
  slide(index) {
    const slide = this.data.slides[index], stage = this.edits.stages[slide.number];
    return stage ? { ...slide, stage } : slide;
  }

  show(data) {
    this.data = data;
    if (data.heard >= this.edits.n) { clearTimeout(this.telling); this.edits = { n: data.heard, stages: {}, planned: {} }; }
    const focused = this.root.activeElement ?? this.root.getRootNode().activeElement;
    const where = focused?.dataset?.index;
    this.drawMap(); this.drawShares();
    this.one('.cards').append(...data.slides.map((_, index) => this.card(index)));
    if (where !== undefined && focused.classList.contains('cell')) this.cell(Number(where))?.focus();
    this.tell();
  }
  cell(index) { return this.one(`.cell[data-index="${index}"]`); }

  drawMap() {
    const slides = this.data.slides.map((_, index) => this.slide(index)), map = this.one('.map');
    map.style.gridTemplateColumns = slides.map((slide) => `minmax(1.15rem, ${Math.max(slide.planned, 1)}fr)`).join(' ');
    const parts = [], made = [];
    slides.forEach((slide, index) => {
      const last = parts.at(-1);
      if (last && last.stage === slide.stage) { last.to = index; last.planned += slide.planned; } else parts.push({ stage: slide.stage, from: index, to: index, planned: slide.planned });
    });
    for (const part of parts) {
      const stage = this.stage(part.stage), named = `${stage.name}, ${this.numbers(part.from, part.to)}, ${asClock(part.planned)} planned`;
      const button = make('button', { type: 'button', className: `part s-${part.stage}`, title: `${named}: choose them all` }, make('b', { textContent: stage.letter }));
      button.firstChild.append(make('span', { className: 'name', textContent: ` ${stage.name}` }));
      button.append(make('span', { className: 'length', textContent: asClock(part.planned) }));
      button.setAttribute('aria-label', `Choose the part ${named}`);
      button.style.gridColumn = `${part.from + 1} / ${part.to + 2}`;
      Object.assign(button.dataset, { from: part.from, to: part.to });
      made.push(button);
    }
    slides.forEach((slide, index) => {
      const button = make('button', { type: 'button', className: `cell s-${slide.stage}`, title: `${slide.number} ${slide.title}` }, make('b', { textContent: this.stage(slide.stage).letter }), String(slide.number));
      button.dataset.index = index;
      button.style.gridColumn = index + 1;
      button.tabIndex = index === (this.picked[1] ?? 0) ? 0 : -1;
      button.setAttribute('aria-pressed', String(this.isPicked(index)));
      button.setAttribute('aria-label', `Slide ${slide.number}, ${this.stage(slide.stage).name}, ${asClock(slide.planned)} planned`);
      made.push(button);
    });
    map.replaceChildren(...made);
  }

  drawShares() {
    const percent = (share) => Math.round(100 * share);
    this.one('.shares').replaceChildren(...this.data.shares.map(({ stage, seconds, share, usual, off }) => {
      const usually = `${percent(usual[0])}–${percent(usual[1])} %`, name = this.stage(stage).name;
      return make('li', { className: `s-${stage}${off ? ' off' : ''}` }, make('b', { textContent: `${this.stage(stage).letter} ${name}` }), ` ${asClock(seconds)} · ${percent(share)} %`, make('small', { textContent: off ? `${off} than usual (${usually})` : `as usual (${usually})` }));
    }));
  }
  isPicked(index) { return this.picked.length > 0 && Math.min(...this.picked) <= index && index <= Math.max(...this.picked); }
  numbers(from, to) { const [first, last] = [this.data.slides[from].number, this.data.slides[to].number]; return first === last ? `slide ${first}` : `slides ${first}–${last}`; }
  begin(event) {
    const cell = event.target.closest('.cell');
    if (!cell || event.button !== 0) return;
    const index = Number(cell.dataset.index);
    this.anchor = event.shiftKey && this.picked.length ? this.picked[0] : index;
    window.addEventListener('pointerup', () => { this.anchor = undefined; }, { once: true });
    event.target.releasePointerCapture?.(event.pointerId);
    const again = this.picked.length && this.anchor === index && this.picked[0] === index && this.picked[1] === index;
    this.pick(again ? [] : [this.anchor, index]);
  }
  extend(event) { const cell = event.target.closest('.cell'); if (cell) this.pick([this.anchor, Number(cell.dataset.index)]); }
  pickPart(part) {
    const range = [Number(part.dataset.from), Number(part.dataset.to)];
    this.pick(this.picked[0] === range[0] && this.picked[1] === range[1] ? [] : range);
  }
  pick(range) {
    this.picked = range;
    this.root.querySelectorAll('.cell').forEach((cell, index) => cell.setAttribute('aria-pressed', String(this.isPicked(index))));
    this.tell();
  }
  key(event) {
    const cell = event.target.closest('.cell');
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], stage = this.data.stages.find(({ letter }) => letter === event.key.toUpperCase());
    if (event.key === 'Escape') this.pick([]);
    else if (stage && this.picked.length) this.setStage(stage.key);
    else if (cell && step) {
      const to = Math.min(this.data.slides.length - 1, Math.max(0, Number(cell.dataset.index) + step));
      this.cell(to).focus();
      this.pick(event.shiftKey && this.picked.length ? [this.picked[0], to] : [to, to]);
    } else if (cell && (event.key === 'Enter' || event.key === ' ')) this.pick([Number(cell.dataset.index), Number(cell.dataset.index)]);
    else return;
    event.preventDefault(); event.stopPropagation();
  }

  tell() {
    const choices = this.one('.choices');
    choices.hidden = !this.picked.length;
    if (!this.picked.length) { this.say('.told', 'Click a part, or drag across slides, to give them another stage. Click a time to plan it.'); return; }
    const [from, to] = [Math.min(...this.picked), Math.max(...this.picked)], stages = new Set();
    for (let index = from; index <= to; index += 1) stages.add(this.slide(index).stage);
    const named = this.numbers(from, to);
    this.say('.told', `${named[0].toUpperCase()}${named.slice(1)}${from === to ? ' is' : ' are'}`);
    const shown = `${from}-${to}-${[...stages].join()}`;
    if (choices.dataset.shown === shown) return;
    choices.dataset.shown = shown;
    choices.replaceChildren(...this.data.stages.map((stage) => {
      const button = make('button', { type: 'button', className: `s-${stage.key}`, onclick: () => this.setStage(stage.key) }, make('b', { textContent: stage.letter }), ` ${stage.name}`);
      button.setAttribute('aria-pressed', String(stages.size === 1 && stages.has(stage.key)));
      return button;
    }), make('button', { type: 'button', className: 'plain', textContent: 'as it was read', title: 'Take back what you set', onclick: () => this.setStage(null) }));
  }

  setStage(stage, from = Math.min(...this.picked), to = Math.max(...this.picked)) {
    for (let index = from; index <= to; index += 1) this.edits.stages[this.data.slides[index].number] = stage;
    this.send();
    this.show(this.data);
  }
  setTime(index, input) {
    const text = input.value.trim(), seconds = text ? secondsOf(text) : null;
    const wrong = Boolean(text) && seconds === null;
    input.setAttribute('aria-invalid', String(wrong));
    this.say('.trouble', wrong ? noTime(text) : '');
    if (wrong || text === input.dataset.shown) return;
    this.edits.planned[this.data.slides[index].number] = seconds;
    this.send();
  }
  // All that is not known to be kept goes each time, and again until it is, more and more seldom: two
  // changes within one answer, or a server that was just started again, lose nothing.
  send() {
    this.edits.n = Math.max(Date.now(), this.edits.n + 1);
    this.deliver(AGAIN_MS);
  }
  deliver(again) {
    this.tellPython('news', [{ ...this.edits, session: this.data.session, about: this.data.about }]);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.deliver(Math.min(2 * again, SELDOM_MS)), again);
  }

  card(index) {
    const slide = this.slide(index);
    const card = this.cards.get(slide.number) ?? this.newCard(index, slide);
    card.className = `card s-${slide.stage}`;
    const select = card.querySelector('.stage'), time = card.querySelector('.time');
    select.value = slide.stage;
    select.title = slide.corrected ? 'set by you' : slide.doubtful ? 'unsure: have a look' : 'as it was read';
    time.dataset.shown = asClock(slide.planned);
    if (this.root.activeElement !== time && (this.root.getRootNode().activeElement !== time)) time.value = time.dataset.shown;
    time.classList.toggle('set', slide.source === 'you');
    card.querySelector('.why').textContent = [slide.corrected ? '' : slide.doubtful ? 'stage unsure' : '', this.timeFrom(slide)].filter(Boolean).join(' · ');
    return card;
  }
  newCard(index, slide) {
    const lines = make('ul', {}, ...slide.lines.map((line) => make('li', { textContent: line })));
    const frame = make('div', { className: 'frame' }, make('div', { className: 'text' }, make('b', { textContent: slide.title }), lines));
    const select = make('select', { className: 'stage', onchange: (event) => this.setStage(event.target.value, index, index) }, ...this.data.stages.map((stage) => make('option', { value: stage.key, textContent: `${stage.letter} ${stage.name}` })));
    select.setAttribute('aria-label', `Stage of slide ${slide.number}`);
    const time = make('input', { className: 'time', type: 'text', inputMode: 'text', autocomplete: 'off', onchange: (event) => this.setTime(index, event.target), onfocus: (event) => event.target.select() });
    time.onkeydown = (event) => { event.stopPropagation(); if (event.key === 'Enter') time.blur(); if (event.key === 'Escape') { time.value = time.dataset.shown; time.blur(); } };
    time.setAttribute('aria-label', `Time planned for slide ${slide.number}`);
    time.title = 'minutes:seconds; empty: worked out';
    const card = make('article', {}, frame, make('p', { className: 'title' }, make('b', { textContent: slide.number }), slide.title), make('div', { className: 'row' }, select, time), make('p', { className: 'why' }));
    Object.assign(frame.dataset, { page: slide.page, title: slide.title, number: slide.number });
    this.cards.set(slide.number, card);
    if (this.data.deck) this.watcher.observe(frame);
    return card;
  }
  async draw(frame) {
    for (let patience = 0; patience < 480 && !this.gone; patience += 1) {
      const answer = await fetch(`/rehearsal/pictures/${this.data.deck}/${frame.dataset.page}.png`, { headers: { 'X-Rehearsal-Token': this.data.token } }).catch(() => null);
      if (answer?.ok) { await this.paint(frame, await answer.blob()); return; }
      if (answer?.status === 410) { this.say('.hint', (await answer.json()).hint); return; }
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }
  async paint(frame, blob) {
    const picture = await createImageBitmap(blob, { resizeWidth: PICTURE, resizeQuality: 'high' });
    const canvas = make('canvas', { width: picture.width, height: picture.height });
    canvas.getContext('2d').drawImage(picture, 0, 0);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `Slide ${frame.dataset.number}: ${frame.dataset.title}`);
    picture.close();
    frame.replaceChildren(canvas);
  }
  close() { this.gone = true; clearTimeout(this.telling); this.watcher.disconnect(); }
}
// Streamlit calls this again on each rerun of the page: one view lives as long as its element.
const SLIDES = Symbol.for('rehearsal.slides');
export default function slides({ data, parentElement, setStateValue }) {
  const held = parentElement[SLIDES];
  if (held && held.data.deck === data.deck && held.data.slides.length === data.slides.length) { held.tellPython = setStateValue; held.show(data); } else {
    held?.close();
    parentElement.querySelector('.cards').replaceChildren();
    parentElement[SLIDES] = new Slides(parentElement, data, setStateValue);
  }
  return () => { parentElement[SLIDES]?.close(); delete parentElement[SLIDES]; };
}

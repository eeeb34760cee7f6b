// The slides on a line of time. An edge is dragged, moved with the arrow keys, or put before a word.
const STEP = 0.5, LEAP = 5, NEAR = 14, LEAST = 0.2;
class Boundaries {
  at = null;
  show(data) {
    if (this.dragging) { this.later = data; return; }  // what is under the hand stays there
    const { spans, words, total, slides } = data;
    if (this.moved && this.moved.boundary < spans.length - 1) this.put(spans, this.moved);  // not told yet
    this.spans = spans; this.words = words; this.total = total; this.slides = slides;
    if (this.at !== null && this.at >= spans.length - 1) this.at = null;
    if (!this.strip) this.build();  // once: a word that is being clicked stays under the pointer
    this.draw(); this.choose(this.at);
  }
  build() {
    this.strip = el('div', { class: 'strip' });
    // Told before the tab is left: after that nobody listens.
    this.strip.addEventListener('focusout', ({ currentTarget, relatedTarget }) => { if (!this.drawing && !currentTarget.contains(relatedTarget)) this.flush(); });
    this.detail = el('div', { class: 'detail' });
    this.root.replaceChildren(el('p', { class: 'lead' }, 'Drag an edge, or choose one and use ← → (Shift: 5 s). Below it, click the word with which the next slide began.'), this.strip, this.detail);
  }
  share(time) { return `${(100 * time) / this.total}%`; }
  put(spans, { boundary, time }) { spans[boundary].end = time; spans[boundary + 1].start = time; }
  draw() {
    const held = this.strip.getRootNode().activeElement?.closest('[data-edge]')?.dataset.edge;
    this.drawing = true;  // the edge that has the focus goes, and its successor gets it
    this.strip.replaceChildren(
      ...this.spans.map((span) => el('i', { class: `span s-${span.stage}${span.sure < 0.6 ? ' doubtful' : ''}`, style: `left:${this.share(span.start)};width:${this.share(span.end - span.start)}`, title: `Slide ${span.slide}: ${span.title}` }, (span.end - span.start) / this.total > 0.018 ? `${span.slide}` : '')),
      ...this.spans.slice(0, -1).map((span, index) => this.handle(span, index)));
    if (held !== undefined) this.focus(held);
    this.drawing = false;
  }
  handle(span, index) {
    const next = this.spans[index + 1];
    const handle = el('button', { type: 'button', class: 'edge', role: 'slider', 'aria-label': `Change from slide ${span.slide} to slide ${next.slide}`, 'aria-valuemin': span.start.toFixed(1), 'aria-valuemax': next.end.toFixed(1), 'aria-valuenow': span.end.toFixed(1), 'aria-valuetext': asClock(span.end), 'data-edge': index, style: `left:${this.share(span.end)}`, tabindex: index === (this.at ?? 0) ? 0 : -1 });
    handle.onfocus = () => this.choose(index);
    handle.onkeydown = (event) => this.key(event, index);
    handle.onpointerdown = (event) => this.drag(event, index, handle);
    return handle;
  }
  key(event, index) {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction) this.move(index, this.spans[index].end + direction * (event.shiftKey ? LEAP : STEP));
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.focus(index + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Enter') play(this.spans[index].end - 3, this.spans[index].end + 3);
    else return;
    event.preventDefault();
  }
  focus(index) { this.strip.querySelector(`[data-edge="${index}"]`)?.focus(); }
  drag(event, index, handle) {
    event.preventDefault(); handle.focus(); handle.setPointerCapture(event.pointerId);
    const frame = this.strip.getBoundingClientRect();
    const time = (x) => this.kept(index, ((x - frame.left) / frame.width) * this.total);
    let moved = null;
    this.dragging = true;
    handle.onpointermove = (on) => { moved = time(on.clientX); handle.style.left = this.share(moved); handle.dataset.clock = asClock(moved); this.preview(index, moved); };
    handle.onpointerup = handle.onpointercancel = () => {
      handle.onpointermove = handle.onpointerup = handle.onpointercancel = null; delete handle.dataset.clock;
      this.dragging = false;
      if (this.later) { const later = this.later; this.later = null; this.show(later); }
      if (moved !== null && Math.abs(moved - this.spans[index].end) > 0.1) this.move(index, moved);
    };
  }
  kept(index, time) { return Math.min(Math.max(time, this.spans[index].start + LEAST), this.spans[index + 1].end - LEAST); }
  move(index, time) {
    const at = this.kept(index, time);
    if (this.moved && this.moved.boundary !== index) this.flush();
    this.moved = { kind: 'boundary', boundary: index, time: at };
    this.put(this.spans, this.moved); this.at = index;
    this.draw(); this.focus(index); this.preview(index, at);
    clearTimeout(this.soon);  // several steps of a key are one correction
    this.soon = setTimeout(() => this.flush(), 400);
  }
  flush() {
    clearTimeout(this.soon);
    const moved = this.moved;
    this.moved = null;
    if (moved) this.tell(moved);
  }
  choose(index) {
    if (index !== null) {
      this.at = index;
      this.strip.querySelectorAll('.edge').forEach((edge, i) => { edge.tabIndex = i === index ? 0 : -1; edge.classList.toggle('chosen', i === index); });
      this.preview(index, this.spans[index].end);
      return;
    }
    this.detail.replaceChildren(); this.previewed = null;
  }
  preview(index, time) {
    const [before, after] = [this.spans[index], this.spans[index + 1]];
    let middle = this.words.findIndex(([, start]) => start >= time - 0.05);
    if (middle < 0) middle = this.words.length;
    const near = this.words.slice(Math.max(0, middle - NEAR), middle + NEAR);
    const shown = JSON.stringify([index, time, before.slide, after.slide, near]);
    if (shown === this.previewed) return;
    this.previewed = shown;
    const word = ([text, start]) => el('button', { type: 'button', class: 'w', title: `Slide ${after.slide} begins here, at ${asClock(start)}`, onclick: () => this.move(index, start) }, text);
    const select = el('select', { 'aria-label': 'The slide after this change', onchange: () => this.tell({ kind: 'slide', span: index + 1, slide: Number(select.value) }) },
      this.slides.map((slide) => el('option', { value: slide.number, selected: slide.number === after.slide }, `${slide.number}  ${slide.title}`)));
    this.detail.replaceChildren(
      el('div', { class: 'line' }, el('b', {}, `${before.slide} → ${after.slide}`), el('span', {}, `at ${asClock(time)}`), el('button', { type: 'button', class: 'hear', onclick: () => play(time - 3, time + 3) }, '▶ Hear the change'), el('label', {}, 'Then slide ', select)),
      el('p', { class: 'words' }, this.words.slice(Math.max(0, middle - NEAR), middle).map(word), el('span', { class: 'caret', role: 'img', 'aria-label': 'the slide changes here' }, `▏${after.slide}▕`), this.words.slice(middle, middle + NEAR).map(word)));
  }
  close() { this.flush(); }
}
export default mounted(Boundaries);

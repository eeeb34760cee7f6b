// The transcript: a click plays a word, marks tell what was found there, and a word or several
// are spelt right for this deck.
class Transcript {
  chosen = null;
  show({ passages, findings, sounds, sound }) {
    this.findings = findings; this.sound = sound; this.words = []; this.nodes = [];
    const heard = [...sounds].sort((a, b) => a.start - b.start);
    const passage = (one) => el('section', { class: 'passage' },
      el('h3', {}, one.letter && el('b', { class: `letter s-${one.stage}`, title: one.stage_name }, one.letter), one.slide !== null ? `${one.slide}  ${one.title}` : 'What was said', el('small', {}, one.clock)),
      one.paragraphs.map((words) => el('p', {}, words.flatMap((word) => this.word(word, heard)))));
    this.body = el('div', { class: 'body', tabindex: 0, role: 'group', 'aria-label': 'Transcript. Arrow keys choose a word, Enter plays it, C corrects it.' }, passages.map(passage));
    this.body.onclick = (event) => this.click(event);
    this.body.onkeydown = (event) => this.key(event);
    this.panel = el('aside', { class: 'panel', 'aria-live': 'polite' });
    this.root.replaceChildren(el('div', { class: 'split' }, this.panel, this.body));
    if (!this.listening) {
      this.listening = ({ detail }) => this.follow(detail);
      window.addEventListener('rehearsal:time', this.listening);
    }
    this.choose(null);
  }
  word([index, text, start, end, marks], heard) {
    const made = [];
    while (heard.length && heard[0].start <= start) {
      const one = heard.shift();
      if (one.verdict !== false && one.kind !== 'possible') made.push(el('button', { type: 'button', class: `um ${one.kind}`, tabindex: -1, title: one.verdict ? 'A filled pause, confirmed by you' : 'Perhaps a filled pause; the tab Fillers lets you judge it', 'data-at': one.at, 'data-until': one.until }, one.verdict ? 'um' : 'um?'), ' ');
    }
    const worst = marks.map((n) => this.findings[n]?.severity).sort((a, b) => ['problem', 'advice', 'note', 'praise'].indexOf(a) - ['problem', 'advice', 'note', 'praise'].indexOf(b))[0];
    const node = el('span', { class: `w${worst ? ` m v-${worst}` : ''}`, 'data-i': this.words.length }, text);
    this.words.push({ index, text, start, end, marks }); this.nodes.push(node);
    return [...made, node, ' '];
  }
  click(event) {
    const target = event.target.closest('[data-at], [data-i]');
    if (!target) return;
    if (target.dataset.at) { play(Number(target.dataset.at), Number(target.dataset.until)); return; }
    const i = Number(target.dataset.i);
    if (event.shiftKey && this.chosen) { event.preventDefault(); getSelection()?.removeAllRanges(); this.choose([Math.min(this.chosen[0], i), Math.max(this.chosen[1], i)]); return; }
    this.choose([i, i]);
    play(Math.max(0, this.words[i].start - 0.15));
  }
  key(event) {
    if (isTyping(event) || hasModifier(event)) return;
    const at = this.chosen ? this.chosen[1] : -1, step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 12, ArrowUp: -12 }[event.key];
    if (step && this.words.length) {
      const to = Math.min(Math.max(at + step, 0), this.words.length - 1);
      this.choose(event.shiftKey && this.chosen ? [this.chosen[0], Math.max(to, this.chosen[0])] : [to, to]);
      this.nodes[to].scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && this.chosen) play(Math.max(0, this.words[this.chosen[0]].start - 0.15));
    else if (event.key === 'c' && this.chosen) this.panel.querySelector('input')?.select();
    else if (event.key === 'Escape') this.choose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();  // Streamlit has a key of its own for C
  }
  choose(range) {
    if (this.chosen) for (let i = this.chosen[0]; i <= this.chosen[1]; i += 1) this.nodes[i]?.classList.remove('chosen');
    this.chosen = range;
    if (!range) { this.panel.replaceChildren(el('p', { class: 'hint' }, this.sound ? 'Click a word to hear it. ' : '', 'Shift-click chooses several. A name that was misheard is spelt right here, once for all run-throughs of this deck.')); return; }
    for (let i = range[0]; i <= range[1]; i += 1) this.nodes[i].classList.add('chosen');
    const words = this.words.slice(range[0], range[1] + 1), text = words.map((word) => word.text).join(' ');
    const bare = (word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const wanted = words.map((word) => bare(word.text)).filter(Boolean);
    const count = this.words.reduce((total, _, i) => total + (wanted.length > 0 && wanted.every((word, j) => bare(this.words[i + j]?.text ?? '') === word) ? 1 : 0), 0);
    const field = el('input', { value: text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, ''), 'aria-label': 'Spelt right', maxlength: 120 });
    const numbers = [...new Set(words.flatMap((word) => word.marks))];
    const form = el('form', { onsubmit: (event) => { event.preventDefault(); if (field.value.trim()) this.tell({ kind: 'word', heard: text, right: field.value }); } },
      el('label', {}, 'Spelt right ', field), el('button', { type: 'submit' }, count > 1 ? `Correct ${count} places` : 'Correct'));
    this.panel.replaceChildren(
      el('div', { class: 'line' }, el('b', {}, `“${text}”`), el('span', {}, asClock(words[0].start)), this.sound && hear({ at: Math.max(0, words[0].start - 0.5), until: words.at(-1).end + 0.3, clock: asClock(words[0].start) }, 'Hear it'), form),
      ...(count > 1 ? [el('p', { class: 'hint' }, 'To change only this place, choose its neighbours too (Shift-click).')] : []),
      el('p', { class: 'hint' }, /\p{N}/u.test(text) ? 'A number is set right in this run-through only.' : 'Set right once for all run-throughs of this deck.'),
      ...numbers.map((n) => this.findings[n]).filter(Boolean).map((one) => el('p', { class: `mark v-${one.severity}` }, one.message, one.advice && el('span', {}, ` ${one.advice}`))));
  }
  follow({ now, playing }) {
    const before = this.playing;
    let low = 0, high = this.words.length;
    while (low < high) { const middle = (low + high) >> 1; if (this.words[middle].start <= now + 0.05) low = middle + 1; else high = middle; }
    const i = playing ? low - 1 : null;
    if (before === i) return;
    this.nodes[before]?.classList.remove('now');
    this.nodes[i]?.classList.add('now');
    this.playing = i;
  }
  close() { window.removeEventListener('rehearsal:time', this.listening); }
}
export default mounted(Transcript);

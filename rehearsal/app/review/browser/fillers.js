// The sounds that may be filled pauses, one after the other: heard, judged with one key, the next.
// A verdict is shown at once, and until it is heard.
class Fillers {
  at = 0; judged = false;  // whether the present sound was judged just now, and is the last
  show({ sounds, told, sound }) {
    this.sounds = sounds; this.told = told; this.sound = sound;
    for (const [start, verdict] of this.unheard.filter(({ about }) => about === this.about).flatMap(({ verdicts }) => verdicts)) { const one = sounds.find((other) => other.start === start); if (one) one.verdict = verdict; }
    const present = sounds.findIndex((one) => one.start === this.start);
    this.at = present >= 0 ? present : Math.max(0, sounds.findIndex((one) => one.verdict === null));
    if (!this.listening) { this.listening = (event) => this.key(event); window.addEventListener('keydown', this.listening); }
    this.draw();
  }
  get waiting() {
    const open = (kind) => this.sounds.filter((one) => one.verdict === null && one.kind === kind).length;
    const [likely, less] = [open('probable'), open('possible')];
    return [likely ? `${likely} likely to judge` : 'All likely sounds are judged', less && `, ${less} less likely at the end`, '. '].filter(Boolean).join('');
  }
  draw() {
    const one = this.sounds[this.at];
    this.start = one.start;
    const button = (classes, key, text, action) => el('button', { type: 'button', class: classes, 'aria-keyshortcuts': key, onclick: action }, text, ' ', el('kbd', { 'aria-hidden': 'true' }, key));
    const verdict = one.verdict === null ? '' : one.verdict ? 'You heard a filled pause.' : 'You heard none.';
    this.root.replaceChildren(
      el('div', { class: 'judge' },
        el('p', { class: 'meta' }, `Sound ${this.at + 1} of ${this.sounds.length}`, el('span', {}, `at ${one.clock}`), one.slide && el('span', {}, `slide ${one.slide}`), one.kind === 'possible' && el('span', {}, 'inside a long word'), el('b', { role: 'status' }, verdict)),
        el('p', { class: 'context' }, `… ${one.before} `, el('mark', {}, one.verdict === false ? '·' : 'um?'), ` ${one.after} …`),
        el('div', { class: 'choices' }, this.sound && button('hear primary', 'H', '▶ Hear', () => this.hear()), button('yes', 'Y', 'A filled pause', () => this.judge(true)), button('no', 'N', 'Not one', () => this.judge(false)), button('', 'S', 'Skip', () => this.go(this.at + 1)), button('', 'B', 'Back', () => this.go(this.at - 1)))),
      el('div', { class: 'sofar' }, el('p', {}, el('b', {}, this.waiting), this.told.precision || 'Nothing is judged yet: three in four are taken to be filled pauses until you say more.'), el('p', {}, this.told.count)),
      el('ol', { class: 'sounds', 'aria-label': 'All sounds' }, this.sounds.map((other, index) => el('li', {}, el('button', { type: 'button', class: `${other.verdict === null ? 'open' : other.verdict ? 'right' : 'wrong'}${index === this.at ? ' present' : ''}`, 'aria-current': index === this.at ? 'true' : null, 'aria-label': `Sound at ${other.clock}, ${other.verdict === null ? 'not judged' : other.verdict ? 'a filled pause' : 'not one'}`, onclick: () => this.go(index) }, `${other.verdict === null ? '?' : other.verdict ? '✓' : '✗'} ${other.clock}`)))));
  }
  key(event) {
    if (isTyping(event) || hasModifier(event) || !this.sounds.length) return;
    const action = { y: () => this.judge(true), n: () => this.judge(false), h: () => this.hear(), s: () => this.go(this.at + 1), b: () => this.go(this.at - 1) }[event.key.toLowerCase()];
    if (action) { action(); event.preventDefault(); }
  }
  hear() { const one = this.sounds[this.at]; play(one.at, one.until); }
  go(index, thenHear = true) {
    this.at = Math.min(Math.max(index, 0), this.sounds.length - 1); this.judged = false;
    this.draw();
    if (this.sound && thenHear) this.hear();
  }
  judge(right) {
    const one = this.sounds[this.at];
    if (this.judged && one.verdict === right) return;  // one key too many, after the last sound
    const verdict = one.verdict === right ? null : right;  // whoever comes back takes it back by the same key
    one.verdict = verdict;
    this.tell({ kind: 'fillers', verdicts: [[one.start, verdict]] });
    const open = (from) => this.sounds.findIndex((other, index) => index >= from && other.verdict === null);
    const next = open(this.at) >= 0 ? open(this.at) : open(0);
    if (verdict !== null && next >= 0) this.go(next); else { this.judged = verdict !== null; this.draw(); }
  }
  close() { window.removeEventListener('keydown', this.listening); }
}
export default mounted(Fillers);

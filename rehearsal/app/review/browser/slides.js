// The table of slides. A title plays there; a stage, a part or a plan is set right in place.
class Slides {
  chosen = new Set();
  show({ rows, stages, sound }) {
    this.letters = new Map(stages.map((one) => [one.stage, one]));
    this.longest = Math.max(1, ...rows.flatMap((row) => [row.dwell ?? 0, row.planned ?? 0]));
    const known = (name) => rows.some((row) => row[name] !== null && row[name] !== undefined);
    this.columns = [
      ['', (row) => this.choice(row)], ['Slide', (row) => this.title(row, sound), 'wide'], ['Stage', (row) => this.stage(row)],
      known('dwell') && ['Time, and plan', (row) => this.time(row), 'bars'], known('words') && ['Words', (row) => row.words ?? '–', 'num w-words'],
      known('rate') && ['Words a minute', (row) => row.rate ?? '–', 'num w-rate'], known('fillers') && ['Fillers', (row) => row.fillers ?? '–', 'num'],
      known('read') && ['Read aloud', (row) => this.share(row.read), 'num'], known('said') && ['Lines spoken of', (row) => (row.said ? `${row.said[0]} of ${row.said[1]}` : '–'), 'num w-said'],
      ['Plan', (row) => this.plan(row)],
    ].filter(Boolean);
    const held = this.held();
    for (const field of this.root.querySelectorAll('input.plan')) field.onchange = field.onblur = null;  // it goes, and tells nothing
    this.bar = el('div', { class: 'tool', role: 'group', 'aria-label': 'Set a whole part right', hidden: true });
    const table = el('table', {}, el('thead', {}, el('tr', {}, this.columns.map(([name, , kind]) => el('th', { scope: 'col', class: kind }, name || el('span', { class: 'unseen' }, 'Choose'))))),
      el('tbody', {}, rows.map((row) => el('tr', { 'data-slide': row.number }, this.columns.map(([, cell, kind]) => el('td', { class: kind }, cell(row)))))));
    this.trouble = el('p', { class: 'trouble', role: 'alert' });
    this.root.replaceChildren(this.bar, this.trouble, el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of slides' }, table));
    this.chosen = new Set([...this.chosen].filter((number) => rows.some((row) => row.number === number)));
    if (!rows.some((row) => row.number === this.last)) this.last = null;
    this.refresh(); this.restore(held);
  }
  // The table is drawn anew under the speaker's hands: the focus stays, and what is being typed.
  held() {
    const at = this.root.getRootNode().activeElement, inside = at && this.root.contains(at);
    return {
      focus: inside ? at.getAttribute('aria-label') : null, range: inside && at.matches('input.plan') ? [at.selectionStart, at.selectionEnd] : null,
      typed: [...this.root.querySelectorAll('input.plan')].filter((field) => field.value !== field.dataset.shown).map((field) => ({ label: field.getAttribute('aria-label'), text: field.value, told: field.value === field.dataset.told, wrong: field.getAttribute('aria-invalid') === 'true' })),
    };
  }
  restore({ focus, range, typed }) {
    const find = (label) => [...this.root.querySelectorAll('[aria-label]')].find((one) => one.getAttribute('aria-label') === label);
    for (const { label, text, told, wrong } of typed) {
      const field = find(label);
      if (!field) continue;
      field.value = text;
      if (told) field.dataset.told = text;
      if (wrong) field.onchange();
    }
    const at = focus === null ? null : find(focus);
    at?.focus(); if (range) at?.setSelectionRange(...range);
  }
  choice(row) {
    const box = el('input', { type: 'checkbox', 'aria-label': `Choose slide ${row.number}`, title: 'Choose several to set their stage at once; Shift chooses all between' });
    box.onclick = (event) => {
      const from = event.shiftKey && this.last !== null ? this.last : row.number;
      for (let n = Math.min(from, row.number); n <= Math.max(from, row.number); n += 1) { if (box.checked) this.chosen.add(n); else this.chosen.delete(n); }
      this.last = row.number; this.refresh();
    };
    box.dataset.slide = row.number;
    return box;
  }
  refresh() {
    this.root.querySelectorAll('input[type=checkbox]').forEach((box) => { box.checked = this.chosen.has(Number(box.dataset.slide)); });
    this.bar.hidden = !this.chosen.size;
    if (!this.chosen.size) return;
    const slides = [...this.chosen].sort((a, b) => a - b);
    const select = this.select('', `Stage of the ${slides.length} chosen slides`, (stage) => { this.chosen.clear(); this.tell({ kind: 'stage', slides, stage }); });
    select.prepend(el('option', { value: '', selected: true }, 'choose a stage'));
    this.bar.replaceChildren(el('span', {}, `${slides.length === 1 ? 'Slide' : 'Slides'} ${slides.join(', ')} belong${slides.length === 1 ? 's' : ''} to`), select, el('button', { type: 'button', onclick: () => { this.chosen.clear(); this.refresh(); } }, 'Cancel'));
  }
  title(row, sound) {
    const name = [el('span', { class: 'no' }, row.number), row.title];
    const marks = row.findings.map((one) => el('span', { class: `dot v-${one.severity}`, title: one.text, role: 'img', 'aria-label': one.text }, one.severity === 'problem' ? '✗' : '→'));
    if (!sound || row.at === null) return [el('span', { class: 'title' }, name), marks];
    return [el('button', { type: 'button', class: 'title', title: `Hear it from ${row.clock}`, onclick: () => play(row.at) }, name), marks];
  }
  select(value, label, then) {
    const select = el('select', { 'aria-label': label, onchange: () => select.value && then(select.value) }, [...this.letters.values()].map((one) => el('option', { value: one.stage, selected: one.stage === value }, one.name)));
    return select;
  }
  stage(row) {
    const one = this.letters.get(row.stage);
    return el('span', { class: `stage s-${row.stage}`, title: row.corrected ? 'Set by you' : row.sure === null ? '' : `The program is ${Math.round(row.sure * 100)} % sure` },
      el('b', { 'aria-hidden': 'true' }, one?.letter ?? '?'), this.select(row.stage, `Stage of slide ${row.number}`, (stage) => this.tell({ kind: 'stage', slides: [row.number], stage })), row.unsure && el('span', { class: 'own', role: 'img', 'aria-label': 'not sure', title: 'The program is not sure of this stage' }, '?'),
      row.corrected && el('span', { class: 'own', role: 'img', 'aria-label': 'set by you' }, '✎'));
  }
  time(row) {
    if (row.dwell === null) return '–';
    const width = (seconds) => `width:${(100 * seconds) / this.longest}%`;
    const over = row.dwell - row.planned;
    return [el('span', { class: 'twobars', 'aria-hidden': 'true' }, el('i', { class: `s-${row.stage}`, style: width(row.dwell) }), el('i', { class: 'planned', style: width(row.planned) })),
      el('span', { class: 'times', title: row.doubtful ? 'Which slide was spoken to is uncertain here' : '' }, `${row.doubtful ? '≈ ' : ''}${asLength(row.dwell)}`, el('small', { class: Math.abs(over) >= Math.max(10, row.planned / 4) ? (over > 0 ? 'over' : 'under') : '' }, ` ${over >= 0 ? '+' : '−'}${asLength(Math.abs(over))}`))];
  }
  share(value) { return value === null || value === undefined ? '–' : `${Math.round(value * 100)} %`; }
  plan(row) {
    if (row.planned === null) return '–';
    const told = row.own_plan ? 'Set by you; empty: worked out' : 'From notes, words, figures and stage; yours to change';
    const field = el('input', { class: 'plan', 'aria-label': `Planned for slide ${row.number}, minutes and seconds`, value: asClock(row.planned), 'data-shown': asClock(row.planned), 'data-told': asClock(row.planned), title: told });
    // On leaving as well: of what was put back while it was typed, no browser says that it changed.
    field.onkeydown = (event) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault(); field.onchange();
      if (field.getAttribute('aria-invalid') !== 'true') this.stepTo(field, step);
    };
    field.onchange = field.onblur = () => {
      if (field.value === field.dataset.told) return;
      const text = field.value.trim(), seconds = text ? secondsOf(text) : null;
      const wrong = Boolean(text) && seconds === null;
      field.setAttribute('aria-invalid', String(wrong));
      field.title = wrong ? noTime(text) : told;
      this.trouble.textContent = wrong ? noTime(text) : '';
      if (wrong) return;
      field.value = field.dataset.told = asClock(seconds ?? row.planned);
      if (text || row.own_plan) this.tell({ kind: 'plan', slide: row.number, seconds });
    };
    return [field, row.own_plan && el('span', { class: 'own', role: 'img', 'aria-label': 'set by you' }, '✎'), row.own_plan && isSkipped(row) && el('small', { class: 'own' }, 'skipped')];
  }
  // As in a spreadsheet; Tab goes through all that can be set in a row.
  stepTo(field, step) {
    const fields = [...this.root.querySelectorAll('input.plan')], next = fields[fields.indexOf(field) + step];
    next?.focus(); next?.select();
  }
}
export default mounted(Slides);

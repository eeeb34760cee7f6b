// The questions of this talk, each with what it hangs on and what a good answer comes to.
class Questions {
  show({ questions, sound }) {
    this.root.replaceChildren(el('ol', { class: 'asked' }, questions.map((one, index) => el('li', {}, el('span', { class: 'no' }, `${index + 1}`), el('div', {},
      el('h4', {}, one.text),
      el('p', { class: 'why' }, one.because, ' ', one.moment && sound && hear(one.moment)),
      el('p', { class: 'meta' }, el('span', {}, one.kind), one.slide && el('span', {}, `slide ${one.slide}`), one.who && el('span', {}, one.who), one.difficulty && el('span', {}, one.difficulty)),
      one.points.length > 0 && el('details', {}, el('summary', {}, 'What a good answer comes to'), el('ul', { class: 'points' }, one.points.map((point) => el('li', {}, point)))))))));
  }
}
export default mounted(Questions);

// What to do first: at most three cards, the first one the heaviest.
class First {
  show({ cards, token, sound, brief }) {
    const made = cards.map((card, index) => el('li', { class: `do v-${card.severity}` },
      !brief && card.slide && slidePicture(card.slide, token, () => !this.gone),
      el('div', { class: 'what' },
        el('p', { class: 'meta' }, el('span', { class: 'ordinal' }, `${index + 1}`), el('span', { class: 'severity' }, card.kind), card.slide && el('span', {}, `slide ${card.slide.number}`)),
        el('h3', {}, card.message),
        !brief && el('p', { class: 'try' }, el('b', {}, 'Try '), card.advice),
        sound && card.moment && hear(card.moment, `Hear it at ${card.moment.clock}`, index ? 'hear' : 'hear primary'))));
    this.root.replaceChildren(el('ol', { class: `cards n${cards.length}${brief ? ' brief' : ''}` }, made));
  }
}
export default mounted(First);

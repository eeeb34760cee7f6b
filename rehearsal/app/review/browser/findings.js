// Everything that was found, by severity; each finding opens to what its check is.
class Findings {
  show({ groups, gaps, sound }) {
    const place = (one) => el('span', { class: 'place' }, sound && one.moment ? hear(one.moment, one.where) : one.where);
    const finding = (one) => el('li', { class: `finding v-${one.severity}`, 'data-number': one.number },
      el('span', { class: 'sign', 'aria-hidden': 'true' }, one.sign),
      el('div', {},
        el('h4', {}, one.message),
        one.advice && el('p', { class: 'try' }, (one.severity === 'problem' || one.severity === 'advice') && el('b', {}, 'Try '), one.advice),
        one.quotes.map((quote) => el('blockquote', {}, el('p', {}, quote.quote), place(quote))),
        one.places.length > 0 && el('p', { class: 'places' }, one.places.map(place)),
        el('details', {}, el('summary', {}, 'What this check is'),
          el('div', { class: 'about' }, one.check.map(([label, text]) => el('p', {}, label && el('b', {}, `${label}: `), text)), el('p', {}, el('b', {}, 'This finding rests on: '), one.basis)))));
    this.root.replaceChildren(
      ...groups.map((group) => el('section', { class: 'group' }, el('h3', { class: `v-${group.severity}` }, group.name, el('span', { class: 'count' }, ` ${group.findings.length}`)), el('ul', {}, group.findings.map(finding)))),
      gaps.length ? el('section', { class: 'group' }, el('h3', {}, 'Not measured, and why'),
        el('ul', { class: 'gaps' }, gaps.map((gap) => el('li', {}, el('p', {}, coded(gap.reason)), el('details', {}, el('summary', {}, gap.checks.length === 1 ? 'This leaves out one check' : `This leaves out ${gap.checks.length} checks`), el('ul', {}, gap.checks.map((name) => el('li', {}, name)))))))) : '',
    );
  }
}
export default mounted(Findings);

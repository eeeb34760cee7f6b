// Every number as a tile that opens to how it was taken.
class Numbers {
  show({ tiles }) {
    this.root.replaceChildren(el('div', { class: 'tiles' }, tiles.map((tile) => this.tile(tile))));
  }
  tile(tile) {
    return el('details', { class: `tile${tile.value ? '' : ' unmeasured'}` },
      el('summary', {}, el('span', { class: 'name' }, tile.name),
        tile.value ? el('span', { class: 'value' }, el('b', {}, tile.value), ` ${tile.unit}`) : el('span', { class: 'value none' }, 'not measured'),
        tile.gauge && this.gauge(tile.gauge), tile.standing && el('span', { class: `standing${tile.gauge && !tile.gauge.inside ? ' out' : ''}` }, tile.standing), el('span', { class: 'how' })),
      el('dl', {}, tile.reason && [el('dt', {}, 'Why it was not measured'), el('dd', {}, coded(tile.reason))], tile.details.filter(([, text]) => text).map(([name, text]) => [el('dt', {}, name), el('dd', {}, text)])));
  }
  gauge({ value, band, range, inside }) {
    const bar = (name, [from, to]) => el('i', { class: name, style: `left:${from}%;width:${Math.max(to - from, 0.5)}%` });
    return el('span', { class: `gauge${inside ? '' : ' out'}`, 'aria-hidden': 'true' }, bar('band', band), range && bar('range', range), el('i', { class: 'mark', style: `left:${value}%` }));
  }
}
export default mounted(Numbers);

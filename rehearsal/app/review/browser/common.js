// What the parts of the page share: each is drawn by plain DOM calls, text is never taken as HTML,
// and all of them talk to the one player through events of the window.
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node[name] = value;
    else if (name === 'class') node.className = value;
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return node;
};
// What stands in backticks is code.
const coded = (text) => text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? el('code', {}, part) : part));
const asClock = (seconds) => `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
const asLength = (seconds) => (seconds < 60 ? `${Math.round(seconds)} s` : asClock(seconds));
// What is asked for before the player is there is played when it comes.
const play = (at, until = null) => {
  const moment = { at, until };
  const heard = !window.dispatchEvent(new CustomEvent('rehearsal:play', { detail: moment, cancelable: true }));
  window.rehearsalWaiting = heard ? null : moment;
};
const hear = (moment, label = moment?.clock, classes = 'hear') => moment && el('button', {
  class: classes, type: 'button', title: `Hear it, from ${moment.clock}`, 'aria-label': `Hear it, at ${moment.clock}`, onclick: () => play(moment.at, moment.until),
}, el('span', { 'aria-hidden': 'true' }, '▶ '), label);
// Whether keys belong to a field that is being filled in.
const isTyping = (event) => {
  const target = event.composedPath()[0];
  return target instanceof Element && (target.matches('input:not([type=range]):not([type=checkbox]), textarea, select') || target.isContentEditable);
};
const hasModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;
// Light or dark is read off the page itself, which may be changed at any time.
const paint = (root) => {
  const probe = el('i', { style: 'display:none;color:var(--st-background-color, #fff)' });
  root.append(probe);
  const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [255, 255, 255];
  probe.remove();
  root.dataset.scheme = red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
};
const pictureCache = (window[Symbol.for('rehearsal.pictures')] ??= new Map());
// A slide's picture where there is one, or comes within a minute; its words until then.
const slidePicture = (slide, token, alive) => {
  const words = el('div', { class: 'card' }, el('b', {}, slide.title), el('ul', {}, slide.lines.map((line) => el('li', {}, line))));
  const frame = el('div', { class: 'slide', role: 'img', 'aria-label': `Slide ${slide.number}: ${slide.title}` }, words);
  if (!slide.picture) return frame;
  const show = (source) => frame.replaceChildren(el('img', { src: source, alt: '' }));
  if (pictureCache.has(slide.picture)) { show(pictureCache.get(slide.picture)); return frame; }
  (async () => {
    for (let patience = 0; patience < 120 && alive(); patience += 1) {
      const answer = await fetch(slide.picture, { headers: { 'X-Rehearsal-Token': token } }).catch(() => null);
      if (answer?.ok) { pictureCache.set(slide.picture, URL.createObjectURL(await answer.blob())); show(pictureCache.get(slide.picture)); return; }
      if (answer && answer.status !== 404) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  return frame;
};
// Streamlit calls a component again on each rerun: one view lives as long as its element, and is
// drawn anew only where what it shows has changed.
const VIEW = Symbol.for('rehearsal.review'), NEWS = Symbol.for('rehearsal.news'), AGAIN_MS = 3000, SELDOM_MS = 60000;
const nextNumber = () => (window[NEWS] = Math.max(Date.now(), (window[NEWS] ?? 0) + 1));
const mounted = (View) => ({ data, parentElement, setStateValue }) => {
  let view = parentElement[VIEW];
  const leave = () => { view.gone = true; view.close?.(); clearTimeout(view.again); };
  if (!view || view.about !== data.about) {  // nothing of one run-through goes over to the next
    if (view) leave();
    view = parentElement[VIEW] = Object.assign(new View(), { root: parentElement.querySelector('.part'), version: null, unheard: view?.unheard ?? [] });
  }
  // All that is not known to be heard goes each time, and again until it is: more and more seldom,
  // since each time the page runs anew.
  const send = (again) => {
    setStateValue('news', view.unheard.map((news) => ({ ...news, session: view.session })));
    clearTimeout(view.again); view.again = setTimeout(() => send(Math.min(2 * again, SELDOM_MS)), again);
  };
  view.tell = (news) => { view.unheard.push({ n: nextNumber(), about: view.about, ...news }); send(AGAIN_MS); };
  view.session = data.session; view.about = data.about;
  view.unheard = view.unheard.filter(({ n }) => n > data.heard);
  if (!view.unheard.length) clearTimeout(view.again); else if (!view.again) send(AGAIN_MS);
  paint(view.root);
  if (view.version !== data.version) {
    view.version = data.version; view.data = data;
    view.show(data);
  }
  return () => { leave(); delete parentElement[VIEW]; };
};

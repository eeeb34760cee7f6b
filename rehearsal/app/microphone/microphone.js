// Whether this browser may listen, and to what. It listens only when asked to, and only to see.
const STATES = {
  granted: ['ready', '✓', (count) => (count > 1 ? `allowed, ${count} to choose from` : 'allowed')],
  prompt: ['asked', '○', () => 'the browser will ask when you open the room'],
  denied: ['missing', '✗', () => 'this browser may not use it: click the sign left of the address, and allow it'],
  none: ['missing', '✗', () => 'none found: plug one in; slides and clock work without'],
  unknown: ['asked', '○', () => 'the browser will tell when you open the room'],
};
class Microphone {
  constructor(root) {
    this.root = root; this.button = root.querySelector('button');
    this.button.onclick = () => this.listen();
    this.again = () => this.look();
    navigator.mediaDevices?.addEventListener('devicechange', this.again);
    this.look();
  }
  async look() {
    const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []) ?? [];
    const count = devices.filter(({ kind }) => kind === 'audioinput').length;
    const permission = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
    if (permission) permission.onchange = this.again;
    this.show(count ? permission?.state ?? 'unknown' : 'none', count);
  }
  show(name, count) {
    const [state, sign, told] = STATES[name], line = this.root.querySelector('.microphone');
    line.dataset.state = state;
    line.querySelector('.sign').textContent = sign;
    line.querySelector('.told').textContent = told(count);
    this.button.hidden = name !== 'prompt' && name !== 'unknown';
  }
  async listen() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    stream?.getTracks().forEach((track) => track.stop());
    if (stream) this.show('granted', 1); else this.show('denied', 0);
    this.look();
  }
  close() { navigator.mediaDevices?.removeEventListener('devicechange', this.again); }
}
const MICROPHONE = Symbol.for('rehearsal.microphone');
export default function microphone({ parentElement }) {
  parentElement[MICROPHONE] ??= new Microphone(parentElement);
  return () => { parentElement[MICROPHONE]?.close(); delete parentElement[MICROPHONE]; };
}

// The talk's clock: monotonic, pauses out. It outlives a reload of the page, since its start is
// noted on the wall clock too. An absence of minutes is no part of the talk: it counts as a pause.
const AWAY_MS = 120000;
class TalkClock {
  constructor(take) { this.name = `rehearsal-clock-${take}`; this.before = 0; this.since = null; this.away = false; this.recall(); }
  static now() { return performance.timeOrigin + performance.now(); }
  get running() { return this.since !== null; }
  get seconds() { return (this.before + (this.running ? TalkClock.now() - this.since : 0)) / 1000; }
  get sample() { return Math.round(this.seconds * 16000); }
  go() { if (!this.running) { this.since = TalkClock.now(); this.keep(); } }
  halt() { if (this.running) { this.before += TalkClock.now() - this.since; this.since = null; this.keep(); } }
  atLeast(sample) { const missing = sample / 16 - this.seconds * 1000; if (missing > 0) { this.before += missing; this.keep(); } }
  keep() { try { localStorage.setItem(this.name, JSON.stringify([this.before, this.since])); } catch { /* private window: the server's clock serves */ } }
  recall() {
    try {
      const [before, since] = JSON.parse(localStorage.getItem(this.name)) || [0, null];
      this.before = before; this.since = since !== null && since <= TalkClock.now() ? since : null;
      const seen = JSON.parse(localStorage.getItem(`${this.name}-seen`));
      this.away = seen !== null && TalkClock.now() - seen > AWAY_MS;
      if (this.away && this.running) { this.before += Math.max(0, seen - this.since); this.since = null; this.keep(); }
    } catch { /* a first visit */ }
  }
  seen() { try { localStorage.setItem(`${this.name}-seen`, JSON.stringify(TalkClock.now())); } catch { /* private window */ } }
  forget() { try { localStorage.removeItem(this.name); localStorage.removeItem(`${this.name}-seen`); } catch { /* nothing was kept */ } }
}
const asClock = (seconds) => `${Math.floor(Math.max(0, seconds) / 60)}:${String(Math.floor(Math.max(0, seconds)) % 60).padStart(2, '0')}`;
// Where the plan wants the talk to be: a minute to either side is on plan.
const paceOn = (elapsed, plans, index, slack = 60) => {
  const begun = plans.slice(0, index).reduce((sum, plan) => sum + plan, 0);
  const late = elapsed - begun - plans[index], early = begun - elapsed;
  if (late > slack) return ['behind', `${asClock(late)} behind plan`];
  if (early > slack) return ['ahead', `${asClock(early)} ahead of plan`];
  return ['on', ''];
};

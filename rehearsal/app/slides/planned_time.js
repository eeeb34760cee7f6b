// A planned time as the speaker types it, wherever one is typed: "1:30", "90 s", "1.5 min"; a bare
// number is minutes below ten, else seconds. Null: unreadable, or longer than an hour.
const LONGEST = 3600;
function secondsOf(text) {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text), plain = /^(\d+(?:[.,]\d+)?)\s*(s|sec|m|min)?$/i.exec(text);
  let seconds = clock ? 60 * Number(clock[1]) + Number(clock[2]) : null;
  if (plain) {
    const amount = Number(plain[1].replace(',', '.')), unit = plain[2]?.toLowerCase();
    seconds = unit?.startsWith('m') || (!unit && amount < 10) ? 60 * amount : amount;
  }
  return seconds !== null && seconds <= LONGEST ? seconds : null;
}
const noTime = (text) => `“${text}” is no time: write 1:30, 90 s or 1.5 min, up to an hour; leave it empty to have it worked out.`;
// No time at all is a plan too: the slide is passed over, and what it took goes to the others.
const isSkipped = ({ planned }) => Math.round(planned) === 0;

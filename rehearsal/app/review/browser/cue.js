// Plays a moment that was chosen outside of these parts: a bar or a point of a chart.
class Cue {
  show(data) {
    if (data.at === null || data.n <= (window.rehearsalCue ?? 0)) return;
    window.rehearsalCue = data.n;
    play(data.at);
  }
}
export default mounted(Cue);

/** Two soft notes, the second higher: frequency in Hz, and when it begins. */
const notes = [
  { hertz: 660, afterS: 0 },
  { hertz: 880, afterS: 0.12 },
];
const noteSeconds = 0.28;
const loudest = 0.12;
/** What comes within this is one burst, and sounds once. */
const burstMs = 4_000;

let context: AudioContext | undefined;
let rangAt = 0;

/**
 * Makes the sound of an arrival; twice in a moment is once. Browsers let a page sound only after somebody has touched
 * it: before that nothing is heard.
 */
export function ring() {
  if (Date.now() - rangAt < burstMs) return;
  rangAt = Date.now();
  play();
}

/** Plays it at once, for who wants to hear what it is like. */
export function play() {
  if (typeof AudioContext === "undefined") return;
  context ??= new AudioContext();
  const { currentTime } = context;
  // Begins as suspended where nobody has touched the page yet.
  void context.resume().catch(() => undefined);
  for (const { hertz, afterS } of notes) note(context, hertz, currentTime + afterS);
}

function note(audio: AudioContext, hertz: number, at: number) {
  const tone = new OscillatorNode(audio, { type: "sine", frequency: hertz });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(loudest, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}

/** A sound for whoever wants one: two soft tones that are made here, so that nothing is loaded. */
import { useState } from 'react';

const WANTED = 'desk-sound';
const TONES = [
  { hertz: 660, after: 0 },
  { hertz: 880, after: 0.14 },
] as const;
const SECONDS = 0.3;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

export function chime(): void {
  if (localStorage.getItem(WANTED) !== 'on') return;
  context ??= new AudioContext();
  // A page that was opened anew makes no sound before somebody has touched it.
  void context.resume();
  for (const { hertz, after } of TONES) {
    const begin = context.currentTime + after;
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + SECONDS);
    const tone = new OscillatorNode(context, { frequency: hertz });
    tone.connect(loudness).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + SECONDS);
  }
}

/** Off until somebody turns it on, and then heard once, so that they know what it is like. */
export function useSound(): { readonly isOn: boolean; readonly toggle: () => void } {
  const [isOn, setOn] = useState(localStorage.getItem(WANTED) === 'on');
  const toggle = () => {
    if (isOn) localStorage.removeItem(WANTED);
    else localStorage.setItem(WANTED, 'on');
    setOn(!isOn);
    chime();
  };
  return { isOn, toggle };
}

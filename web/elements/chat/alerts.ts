/**
 * A sound and a notification for whoever wants them: nothing is asked for or played before they say so. Some browsers
 * (WeChat's, and any in a frame) notify nobody; then there is the sound alone.
 */
import type { Keep } from './keep.ts';

const HERTZ = 660;
const SECONDS = 0.18;
const LOUDNESS = 0.15;

export class Alerts {
  readonly #keep: Keep;
  #sound: AudioContext | null = null;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  get isOn(): boolean {
    return this.#keep.get('alerts') !== null;
  }

  /** By a click of theirs, without which browsers ask and play nothing. */
  async toggle(): Promise<void> {
    if (this.isOn) return this.#keep.set('alerts', null);
    this.#keep.set('alerts', '1');
    this.#play();
    if (typeof Notification !== 'undefined' && Notification.permission === 'default')
      await Notification.requestPermission().catch(() => {});
  }

  /** @param onClick leads back to the chat */
  tell(title: string, body: string, onClick: () => void): void {
    if (!this.isOn) return;
    this.#play();
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    try {
      // Of one tag: the newest takes the place of those before.
      const shown = new Notification(title, { body, tag: 'clearline-chat' });
      shown.onclick = () => {
        window.focus();
        shown.close();
        onClick();
      };
    } catch {
      // Phones notify through a worker alone, and a partner's page has none of ours.
    }
  }

  #play(): void {
    try {
      this.#sound ??= new AudioContext();
      void this.#sound.resume();
      const [tone, volume] = [this.#sound.createOscillator(), this.#sound.createGain()];
      const now = this.#sound.currentTime;
      tone.frequency.value = HERTZ;
      volume.gain.setValueAtTime(LOUDNESS, now);
      volume.gain.exponentialRampToValueAtTime(0.001, now + SECONDS);
      tone.connect(volume).connect(this.#sound.destination);
      tone.start(now);
      tone.stop(now + SECONDS);
    } catch {
      // A device without sound.
    }
  }
}

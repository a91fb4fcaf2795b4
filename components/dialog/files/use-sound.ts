"use client";

import { useRef, useState } from "react";

const speeds = [1, 1.5, 2] as const;

/** A sound being played; what is known of its length beforehand need not be fetched. Times are in seconds. */
export function useSound(knownMs: number | null) {
  const element = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isUnplayable, setUnplayable] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [length, setLength] = useState((knownMs ?? 0) / 1000);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);

  function toggle() {
    const audio = element.current;
    if (!audio) return;
    if (!audio.paused) return audio.pause();
    silenceOthers(audio);
    audio.playbackRate = speed;
    // A press that interrupts the one before it is no fault; one that can't be played says so by an error event.
    audio.play().catch(() => undefined);
  }

  function seek(to: number) {
    setSeconds(to);
    if (element.current) element.current.currentTime = to;
  }

  function faster() {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (element.current) element.current.playbackRate = next;
  }

  const handlers = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onEnded: () => seek(0),
    onError: () => setUnplayable(true),
    onTimeUpdate: () => setSeconds(element.current?.currentTime ?? 0),
    onDurationChange: () => {
      const { duration = 0 } = element.current ?? {};
      // A stream whose end has not been seen counts as endless.
      if (Number.isFinite(duration) && duration > 0) setLength(duration);
    },
  };
  return {
    element,
    handlers,
    isPlaying,
    isUnplayable,
    seconds,
    length,
    speed,
    toggle,
    seek,
    faster,
  };
}

/** One voice at a time. */
function silenceOthers(audio: HTMLAudioElement) {
  for (const other of document.querySelectorAll("audio"))
    if (other !== audio) other.pause();
}

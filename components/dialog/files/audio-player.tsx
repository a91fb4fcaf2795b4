"use client";

import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { playingTime } from "@/lib/format";
import { DocumentTile } from "./document-tile";
import { DownloadLink } from "./download-link";
import { useSound } from "./use-sound";

type Props = { file: ThreadAttachment & { url: string }; name: string };

/** A sound: play, go to a place, and how fast. One that this browser can't play is a file to save. */
export function AudioPlayer({ file, name }: Props) {
  const t = useTranslations("dialog.file");
  const sound = useSound(file.durationMs);
  const { isPlaying, seconds, length, speed, isUnplayable } = sound;
  if (isUnplayable) return <DocumentTile file={file} name={name} />;
  const times = { at: playingTime(seconds * 1000), length: playingTime(length * 1000) };
  return (
    <fieldset className="flex w-[300px] max-w-full items-center gap-1 rounded-card bg-fill py-1 ps-1 pe-0.5">
      <legend className="sr-only">{name}</legend>
      <audio
        ref={sound.element}
        src={file.url}
        preload={file.durationMs === null ? "metadata" : "none"}
        {...sound.handlers}
      />
      <button
        type="button"
        aria-label={t(isPlaying ? "pause" : "play", { name })}
        onClick={sound.toggle}
        className={iconButtonLook}
      >
        {isPlaying ? (
          <Icon of="icon-pause" size={18} />
        ) : (
          <Icon of="icon-play" size={18} className="rtl:-scale-x-100" />
        )}
      </button>
      <span className="flex min-w-0 flex-1 flex-col">
        <input
          type="range"
          aria-label={t("place")}
          aria-valuetext={t("placeOf", times)}
          min={0}
          max={Math.max(length, 0.1)}
          step={1}
          value={Math.min(seconds, length)}
          onChange={(event) => sound.seek(Number(event.target.value))}
          className="h-5 w-full min-w-0 cursor-pointer accent-accent pointer-coarse:h-7"
        />
        <span
          aria-hidden
          className="flex justify-between text-ink-2 text-meta tabular-nums"
        >
          <span>{times.at}</span>
          <span>{times.length}</span>
        </span>
      </span>
      <button
        type="button"
        aria-label={t("speed", { speed })}
        onClick={sound.faster}
        className="h-7 min-w-10 shrink-0 cursor-pointer rounded-control px-1 font-medium text-ink-2 text-meta hover:bg-hover hover:text-ink pointer-coarse:h-11"
      >
        {speed}×
      </button>
      <DownloadLink url={file.url} label={t("download", { name })} />
    </fieldset>
  );
}

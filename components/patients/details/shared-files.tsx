"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { useDiscreet } from "@/components/discreet/discreet";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import type { SharedFile, SharedMedia } from "@/lib/dialogs/types/file";
import { playingTime, shortDate } from "@/lib/format";
import { Section, textButtonLook } from "./section";
import { type MediaAsked, useMedia } from "./use-media";

type Props = MediaAsked & {
  media: SharedMedia;
  zone: string;
  hrefOf(target: { dialogId: number; messageId: number }): string;
  onFollow(event: MouseEvent, href: string): void;
};

const atFirst = 8;

/** Pictures, recordings and documents of the person, each leading to the message that it came with. */
export function SharedFiles({ dialogId, of, media, zone, hrefOf, onFollow }: Props) {
  const t = useTranslations("patients.details.media");
  const { files, count, more } = useMedia({ dialogId, of }, media);
  const [isWhole, setWhole] = useState(false);
  if (count === 0) return null;
  const shown = isWhole ? files : files.slice(0, atFirst);
  const all = count > atFirst && (
    <button type="button" onClick={() => setWhole(!isWhole)} className={textButtonLook}>
      {isWhole ? t("fewer") : t("all", { count })}
    </button>
  );
  return (
    <Section title={t("title")} action={all}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(64px,1fr))] gap-1.5">
        {shown.map((file) => {
          const href = hrefOf(file);
          return (
            <li key={file.id}>
              <a
                href={href}
                onClick={(event) => onFollow(event, href)}
                data-private
                className="block h-14 overflow-hidden rounded-control bg-fill hover:opacity-90"
              >
                <FileTile file={file} zone={zone} />
              </a>
            </li>
          );
        })}
      </ul>
      {isWhole && more && (
        <Button size="small" onClick={more} className="mt-2">
          {t("more")}
        </Button>
      )}
    </Section>
  );
}

/** A picture as it is; of other files their kind and, where they have one, their name. */
function FileTile({ file, zone }: { file: SharedFile; zone: string }) {
  const t = useTranslations("dialog.kind");
  const isHidden = useDiscreet(false);
  const name = `${file.fileName || t(file.kind)}, ${shortDate(file.at, zone)}`;
  if (file.kind === "image" || file.kind === "sticker") {
    // The name stands beside the picture, which discreet mode hides.
    return (
      <>
        {/* biome-ignore lint/performance/noImgElement: a patient's file never goes through the image optimiser */}
        <img src={file.url} alt="" loading="lazy" className="size-full object-cover" />
        <span className="sr-only">{name}</span>
      </>
    );
  }
  const icon = kindIcons[file.kind];
  return (
    <span
      title={isHidden ? undefined : name}
      className="flex size-full flex-col items-center justify-center gap-0.5 px-1 text-ink-2 text-meta"
    >
      {icon && <Icon of={icon} size={18} />}
      <span aria-hidden className="max-w-full truncate">
        {file.durationMs === null
          ? extensionOf(file.fileName)
          : playingTime(file.durationMs)}
      </span>
      <span className="sr-only">{name}</span>
    </span>
  );
}

const extensionOf = (name: string) =>
  (/\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? "").toUpperCase();

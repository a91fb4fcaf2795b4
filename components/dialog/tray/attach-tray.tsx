"use client";

import { useTranslations } from "next-intl";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { partsOf } from "@/lib/dialogs/types/reply-parts";
import { grouped } from "@/lib/format";
import { readyFiles } from "./tray";
import { TrayRow } from "./tray-row";
import type { TrayControls } from "./use-tray";

type Props = {
  open: OpenDialog;
  tray: TrayControls;
  /** The words that are to go with the files. */
  text: string;
};

/** The files of a reply in the making, and how their words will travel. Nothing where there are none. */
export function AttachTray({ open, tray, text }: Props) {
  const t = useTranslations("files.tray");
  const { items, remove, retry } = tray;
  if (items.length === 0) return null;
  const channel = open.row.account.channelName;
  const words = text.trim();
  const ready = readyFiles(items);
  const last =
    ready.length > 0 && partsOf(open.files, { text: words, files: ready }).at(-1);
  const goesApart = words !== "" && last && last.kind === "text";
  const { captions } = open.files;
  const isTooLong = captions?.kinds.includes(ready.at(-1)?.kind ?? "document");
  return (
    <div className="min-w-0 border-line border-b [grid-area:tray] max-md:-mx-1.5">
      <ul
        aria-label={t("label")}
        className="max-h-[clamp(61px,100dvh-440px,40vh)] overflow-y-auto"
      >
        {items.map((item) => (
          <TrayRow
            key={item.key}
            item={item}
            channel={channel}
            onRemove={() => remove(item.key)}
            onRetry={() => retry(item.key)}
          />
        ))}
      </ul>
      {goesApart && (
        <p className="px-3.5 pt-1.5 pb-1 text-ink-2 text-meta">
          {isTooLong
            ? t("wordsTooLong", { channel, max: grouped(captions?.max ?? 0) })
            : t("wordsApart", { channel })}
        </p>
      )}
    </div>
  );
}

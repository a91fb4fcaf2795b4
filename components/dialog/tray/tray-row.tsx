"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/buttons/button";
import { useScrollIntoView } from "@/components/ui/focus/use-scroll-into-view";
import { Icon } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import { fileSize } from "@/lib/format";
import type { TrayItem } from "./tray";

type Props = { item: TrayItem; channel: string; onRemove(): void; onRetry(): void };

/** One chosen file: what it is, how far it has come, or why it can't go. */
export function TrayRow({ item, channel, onRemove, onRetry }: Props) {
  const t = useTranslations("files.tray");
  const { name, state } = item;
  const row = useScrollIntoView<HTMLLIElement>(state === "refused" || state === "failed");
  return (
    <li
      ref={row}
      className={clsx(
        "flex min-h-13 items-center gap-2.5 border-line px-3 py-2 not-last:border-b",
        state === "refused" && "bg-bad-soft",
      )}
    >
      <Sign item={item} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate text-start font-medium text-ink text-interface">
          {name}
        </p>
        <Condition item={item} channel={channel} />
      </div>
      {state === "failed" && (
        <Button size="small" onClick={onRetry}>
          <Icon of="icon-rotate-ccw" size={14} />
          {t("retry")}
        </Button>
      )}
      <IconButton
        icon="icon-x"
        label={t(state === "uploading" ? "cancel" : "remove", { name })}
        onClick={onRemove}
      />
    </li>
  );
}

function Sign({ item: { kind, previewUrl, state } }: { item: TrayItem }) {
  const isRefused = state === "refused";
  if (previewUrl && !isRefused) {
    return (
      // biome-ignore lint/performance/noImgElement: a file of this browser's own, which no optimiser can reach
      <img
        src={previewUrl}
        alt=""
        className="size-9 shrink-0 rounded-control bg-fill object-cover"
      />
    );
  }
  const icon = isRefused
    ? "icon-file-x"
    : ((kind && kindIcons[kind]) ?? "icon-file-text");
  return (
    <span
      className={clsx(
        "grid size-9 shrink-0 place-items-center rounded-control",
        isRefused ? "text-bad" : "bg-fill text-ink-2",
      )}
    >
      <Icon of={icon} size={18} />
    </span>
  );
}

function Condition({ item, channel }: Pick<Props, "item" | "channel">) {
  const t = useTranslations("files");
  const { state, kind, sizeBytes, refusal } = item;
  switch (state) {
    case "uploading":
      return <Progress item={item} />;
    case "refused":
      return (
        <p role="alert" className="text-bad text-meta">
          {t("tray.notAttached", {
            why: t(`refusal.${refusal ?? "type"}`, valuesOf(item, channel)),
          })}
        </p>
      );
    case "failed":
      return (
        <p role="alert" className="text-bad text-meta">
          {t("tray.failed")}
        </p>
      );
    case "ready":
      return (
        <p className="text-ink-2 text-meta">
          {t("tray.ready", {
            kind: t(`kind.${kind ?? "document"}`),
            size: fileSize(sizeBytes),
          })}
        </p>
      );
  }
}

const valuesOf = ({ sizeBytes, maxBytes }: TrayItem, channel: string) => ({
  channel,
  size: fileSize(sizeBytes),
  most: Math.round((maxBytes ?? 0) / (1024 * 1024)),
});

/** A bar, and how much of how much. */
function Progress({ item: { name, sentBytes, sizeBytes } }: { item: TrayItem }) {
  const t = useTranslations("files.tray");
  const sent = Math.min(sentBytes, sizeBytes);
  const percent = Math.round((sent / sizeBytes) * 100);
  return (
    <div className="flex items-center gap-2.5">
      <div
        role="progressbar"
        aria-label={t("uploading", { name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1 flex-1 overflow-hidden rounded-full bg-fill"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <span className="shrink-0 text-ink-2 text-meta">
        {t("sentOf", { sent: fileSize(sent), size: fileSize(sizeBytes) })}
      </span>
    </div>
  );
}

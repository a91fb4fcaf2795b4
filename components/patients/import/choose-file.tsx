"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { Icon } from "@/components/ui/icons/icon";

/** Where a file is dropped or chosen, and what it should hold. */
export function ChooseFile({ onChoose }: { onChoose(file: File): void }) {
  const t = useTranslations("patients.import");
  const [isOver, setOver] = useState(false);
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onChoose(file);
  }
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={clsx(
        "flex cursor-pointer flex-col items-center gap-2 rounded-card border border-dashed px-6 py-14 text-center has-focus-visible:outline-2 has-focus-visible:outline-focus",
        isOver
          ? "border-accent bg-selected"
          : "border-line-strong bg-surface hover:bg-hover",
      )}
    >
      <Icon of="icon-file-up" size={24} className="text-ink-3" />
      <span className="font-semibold text-message">{t("choose")}</span>
      <span className="max-w-120 text-balance text-ink-2 text-preview">{t("help")}</span>
      <input
        type="file"
        accept=".csv,.txt,text/csv"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onChoose(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}

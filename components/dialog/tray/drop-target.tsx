"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Icon } from "@/components/ui/icons/icon";

type Props = { name: string; onFiles(files: Iterable<File>): void };

/** Covers the whole pane while a file is dragged over it, and takes what is dropped there. */
export function DropTarget({ name, onFiles }: Props) {
  const t = useTranslations("files");
  const cover = useRef<HTMLDivElement>(null);
  const isOver = useDrop(cover, onFiles);
  return (
    <div
      ref={cover}
      className={clsx(
        "absolute inset-0 z-20 grid place-items-center bg-scrim p-4",
        isOver ? "visible" : "invisible",
      )}
    >
      <p className="flex items-center gap-2.5 rounded-card border-2 border-accent border-dashed bg-surface px-6 py-5 font-medium text-ink text-message">
        <Icon of="icon-file-up" size={20} className="text-accent" />
        {t("drop", { name })}
      </p>
    </div>
  );
}

/** Is a file held over the pane? Entering a child of it tells of leaving its parent, so both are counted. */
function useDrop(
  cover: React.RefObject<HTMLDivElement | null>,
  onFiles: Props["onFiles"],
): boolean {
  const [depth, setDepth] = useState(0);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const pane = cover.current?.offsetParent ?? cover.current?.parentElement;
    if (!(pane instanceof HTMLElement)) return;
    const leaving = new AbortController();
    const on = (
      type: "dragenter" | "dragover" | "dragleave" | "drop",
      does: (event: DragEvent) => void,
    ) =>
      pane.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes("Files")) return;
          event.preventDefault();
          does(event);
        },
        { signal: leaving.signal },
      );
    on("dragenter", () => setDepth((held) => held + 1));
    on("dragleave", () => setDepth((held) => Math.max(0, held - 1)));
    on("dragover", () => undefined);
    on("drop", ({ dataTransfer }) => {
      setDepth(0);
      take.current([...(dataTransfer?.files ?? [])]);
    });
    return () => leaving.abort();
  }, [cover]);
  return depth > 0;
}

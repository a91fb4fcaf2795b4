"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { AttachedFile } from "@/lib/files/types";
import type { TrayItem } from "./tray";
import { trayOf } from "./tray-store";

/** What a composer does with the files of its dialog. */
export type TrayControls = {
  items: readonly TrayItem[];
  add(files: Iterable<File>): void;
  remove(key: string): void;
  retry(key: string): void;
  letGo(files: readonly AttachedFile[]): void;
  putBack(files: readonly AttachedFile[]): void;
  takeOut(): AttachedFile[];
};

const nothing: readonly TrayItem[] = [];
const nothingKept: readonly AttachedFile[] = [];

/** The tray of an open dialog. */
export function useTray({ row, files: facts, draft }: OpenDialog): TrayControls {
  const { id } = row;
  const tray = useMemo(() => trayOf(id), [id]);
  const kept = draft?.files;
  useEffect(() => tray.settle(kept ?? nothingKept), [tray, kept]);
  const items = useSyncExternalStore(tray.subscribe, tray.read, () => nothing);
  const controls = useMemo(
    () => ({ ...tray, add: (files: Iterable<File>) => tray.add(files, facts) }),
    [tray, facts],
  );
  return { ...controls, items };
}

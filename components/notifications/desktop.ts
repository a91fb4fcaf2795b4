"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

/** What this browser says of notifications: only over a secure connection it knows them at all. */
export type DesktopPermission = NotificationPermission | "unsupported";

const emitter = makeEmitter();

const permission = (): DesktopPermission =>
  typeof Notification === "undefined" || !window.isSecureContext
    ? "unsupported"
    : Notification.permission;

/** Asks for the permission; only ever called from a click, since browsers hold an unasked question against a page. */
export async function askPermission(): Promise<DesktopPermission> {
  if (permission() === "default") await Notification.requestPermission();
  emitter.emit();
  return permission();
}

/** May notifications be shown in this browser? */
export const usePermission = (): DesktopPermission =>
  useSyncExternalStore(emitter.subscribe, permission, () => "default");

type Shown = { title: string; body: string; dialogId: number; onOpen(): void };

/** Shows a notification, in place of an earlier one of the same dialog. Nothing happens where it may not. */
export function showOnDesktop({ title, body, dialogId, onOpen }: Shown) {
  if (permission() !== "granted") return;
  try {
    // Its sound is ours to make, or not to.
    const shown = new Notification(title, {
      body,
      tag: `dialog-${dialogId}`,
      silent: true,
    });
    shown.onclick = () => {
      window.focus();
      shown.close();
      onOpen();
    };
  } catch {
    // Android lets only a service worker show one; the sound and the tab's title are there still.
  }
}

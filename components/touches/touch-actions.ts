import type { TouchAnswer, TouchDraft } from "@/lib/touches/types";

/** A touch, in the version that is on the screen. */
export type SeenTouch = { touchId: number; version: number };

/** What can be done about touches, as the page hands it down. */
export type TouchActions = {
  create(made: {
    personId: number;
    dialogId: number | null;
    clientId: string;
    draft: TouchDraft;
  }): Promise<TouchAnswer>;
  edit(edited: SeenTouch & { draft: TouchDraft; seen: TouchDraft }): Promise<TouchAnswer>;
  withdraw(seen: SeenTouch): Promise<TouchAnswer>;
  followUpDone(seen: SeenTouch): Promise<TouchAnswer>;
  followUpMoved(moved: SeenTouch & { on: string }): Promise<TouchAnswer>;
};

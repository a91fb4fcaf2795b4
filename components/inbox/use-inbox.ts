"use client";

import {
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { DialogPage } from "@/lib/dialogs/types/list";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { SearchPage } from "@/lib/dialogs/types/search";
import type { MessagesAround } from "@/lib/dialogs/types/thread-page";
import type { LiveConnection } from "@/lib/live/types";
import { commandsOf, type InboxCommands } from "./controllers/commands";
import { type InboxController, inboxController } from "./controllers/inbox-controller";
import type { InboxActions } from "./controllers/sending";
import { type InboxView, inboxView } from "./state/inbox-view";
import { type InboxEvent, type InboxState, looksAs } from "./state/model";
import type { Place } from "./state/place";
import type { InboxStore } from "./state/store";

/** What the page brings; the screen keeps itself true from there. */
export type InboxStart = {
  /** Where the address leads, whether or not there is such a dialog. */
  place: Place;
  /** What was found of it; null where nothing is looked for. */
  found: SearchPage | null;
  page: DialogPage;
  open: OpenDialog | null;
  /** What stands around the message that the address leads to; null where it is not there. */
  around: MessagesAround | null;
  missing: boolean;
  cursor: string;
  live: LiveConnection | null;
  channels: string[];
  now: string;
};

/** The Dialogs screen: what it shows and what can be done at it. */
export type Inbox = Omit<InboxView, "canUndo"> &
  Omit<InboxCommands, "undoLast"> & {
    /** What the page brought, of what it was searched for; null once the screen is elsewhere. */
    found: SearchPage | null;
    /** Takes back what the notice tells of; null where that can't be. */
    undo: (() => Promise<void>) | null;
    now: number;
    /** The address bar has moved, by whatever means. */
    arrive(): void;
  };

const tickMs = 30_000;

/** The living state of the Dialogs screen. */
export function useInbox(start: InboxStart, actions: InboxActions): Inbox {
  const controller = useController(start, actions);
  const state = useStored(controller.store);
  const now = useNow(start.now);
  const commands = useMemo(() => commandsOf(controller), [controller]);
  const view = useMemo(() => inboxView(state, now), [state, now]);
  const undo = view.canUndo ? commands.undoLast : null;
  return {
    ...commands,
    ...view,
    // Whoever has gone on may look for something else next.
    found: view.place === start.place ? start.found : null,
    undo,
    now,
    arrive: controller.navigation.arrive,
  };
}

function useController(start: InboxStart, actions: InboxActions): InboxController {
  const latest = useRef(actions);
  const [controller] = useState(() => inboxController(start, () => latest.current));
  useEffect(() => {
    latest.current = actions;
  }, [actions]);
  useEffect(() => controller.watch(), [controller]);
  return controller;
}

/** What nobody waits for with a finger on a key: it is drawn between two keys, however many of them are pressed. */
const calmEvents: readonly InboxEvent["type"][] = [
  "changed",
  "linked",
  "seen",
  "sighted",
  // With what it tells of, and not before it.
  "noticed",
];

/** What was drawn as if the server had it already looks no other when it has. */
const undrawnEvents: readonly InboxEvent["type"][] = ["actionAccepted", "seenStored"];

/** The store's state as it is drawn: what somebody did at once, what is told in the background when there is time. */
function useStored(store: InboxStore): InboxState {
  const [state, setState] = useState(store.read);
  useLayoutEffect(() => {
    const draw = () => {
      const now = store.read();
      setState((drawn) => (looksAs(drawn, now) ? drawn : now));
    };
    draw();
    return store.subscribe(({ type }) => {
      if (undrawnEvents.includes(type)) return;
      if (calmEvents.includes(type)) startTransition(draw);
      else draw();
    });
  }, [store]);
  return state;
}

/** The time, as the server wrote the page with it at first: what is drawn from it is the same on both sides. */
function useNow(startedAt: string): number {
  const [now, setNow] = useState(() => Date.parse(startedAt));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

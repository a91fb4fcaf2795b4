"use client";

import { useRef, useState } from "react";
import { newClientId } from "@/components/inbox/controllers/client-id";
import type { LoadOffer } from "@/components/templates/use-offer";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { NotStartable, Start, StartAnswer } from "@/lib/dialogs/types/start";

/** Somebody on the books with whom a dialog may be begun, and their numbers as they are kept. */
type StartPerson = { id: number; name: string; phones: string[] };

export type StartOptions = {
  /** The accounts that a dialog may be begun from, and those that it may not. */
  accounts: AccountTag[];
  others: NotStartable[];
  /** Whom the address asks for; `null` for anybody, undefined where it asks for nothing. */
  asked: StartPerson | null | undefined;
  start(wanted: Start): Promise<StartAnswer>;
};

type Way = {
  loadOffer: LoadOffer;
  /** The window was closed: the address asks for it no more. */
  onLeft(): void;
  onStarted(dialogId: number, isNew: boolean): void;
};

/** What the window knows: whether it is open, with whom it began, and how a dialog is begun. */
export function useStarting(
  options: StartOptions,
  { loadOffer, onLeft, onStarted }: Way,
) {
  const [person, setPerson] = useState(options.asked ?? null);
  const [isOpen, setOpen] = useState(options.asked !== undefined);
  // One id for the window's life: a lost answer does not begin it twice.
  const clientId = useRef("");
  return {
    accounts: options.accounts,
    others: options.others,
    person,
    isOpen,
    loadOffer,
    open() {
      clientId.current = "";
      setPerson(null);
      setOpen(true);
    },
    close() {
      setOpen(false);
      onLeft();
    },
    /** Answers why not, or null where the dialog is there: `leave` ends what asked for it before it is gone to. */
    async start(
      wanted: Omit<Start, "clientId">,
      leave?: () => void,
    ): Promise<string | null> {
      clientId.current ||= newClientId();
      const wish = { ...wanted, clientId: clientId.current };
      const answer = await options.start(wish).catch(() => null);
      if (!answer) return "network";
      if (!answer.ok) return answer.reason;
      setOpen(false);
      leave?.();
      onStarted(answer.dialogId, answer.isNew);
      return null;
    },
  };
}

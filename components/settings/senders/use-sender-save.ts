"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { useSave } from "@/components/settings/messaging/use-save";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import type { SaveAnswer, SenderDraft, ShownSender } from "@/lib/accounts/types/saving";
import { accountColours } from "@/lib/accounts/types/tag";

/** `seen` is what the form said when it was opened. */
export type SaveSender = (typed: SenderDraft, seen: ShownSender) => Promise<SaveAnswer>;

type Form = RefObject<HTMLFormElement | null>;
type Options = { form: Form; stored: SenderDraft; save: SaveSender; isNew: boolean };

/**
 * Saving a sender: what is typed, whether it differs from what is stored, and what became of the last save. A new
 * sender that was saved is shown by the page itself.
 */
export function useSenderSave({ form, stored, save, isNew }: Options) {
  const router = useRouter();
  const { isChanged, look, settle } = useChanged(form, stored);
  const { authToken: _, ...shown } = stored;
  const saveOver = useConflictCheck(shown, save);
  const [isReplacing, setReplacing] = useState(false);
  const saving = useSave({
    form,
    read: draftOf,
    save: saveOver,
    onSaved(said, draft) {
      settle({ ...draft, authToken: "" });
      setReplacing(false);
      if (isNew) router.replace(twilioHrefs.saved(said.accountId, said.notice));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field comes and goes with it.
  useEffect(look, [look, isReplacing]);
  return { ...saving, isChanged, isReplacing, setReplacing, onChange: look };
}

/** Whether the form says anything else than what is stored, also what was typed before the page came alive. */
function useChanged(form: Form, stored: SenderDraft) {
  const known = useRef(stored);
  const [isChanged, setChanged] = useState(false);
  const look = useCallback(() => {
    if (form.current)
      setChanged(differs(draftOf(new FormData(form.current)), known.current));
  }, [form]);
  const settle = (saved: SenderDraft) => {
    known.current = saved;
    setChanged(false);
  };
  return { isChanged, look, settle };
}

function draftOf(typed: FormData): SenderDraft {
  const word = (name: keyof SenderDraft) => String(typed.get(name) ?? "");
  return {
    accountSid: word("accountSid"),
    authToken: word("authToken"),
    senderNumber: word("senderNumber"),
    label: word("label"),
    colour: accountColours.find((name) => name === word("colour")) ?? "teal",
    deadline: word("deadline"),
    deadlineZone: word("deadlineZone"),
    brand: word("brand"),
  };
}

const differs = (one: SenderDraft, other: SenderDraft) =>
  JSON.stringify(one) !== JSON.stringify(other);

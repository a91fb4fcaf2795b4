"use client";

import { useRouter } from "next/navigation";
import {
  type FormEvent,
  type RefObject,
  useActionState,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import {
  accountColours,
  type SaveAnswer,
  type SenderDraft,
  type SenderProblem,
} from "@/lib/accounts/types";
import { twilioHrefs } from "./twilio-hrefs";

export type SaveSender = (draft: SenderDraft) => Promise<SaveAnswer>;

type Form = RefObject<HTMLFormElement | null>;
type Options = { form: Form; stored: SenderDraft; save: SaveSender; isNew: boolean };

/**
 * Saving a sender: what is typed, whether it differs from what is stored, and what became of the last save. A new
 * sender that was saved is shown by the page itself.
 */
export function useSenderSave({ form, stored, save, isNew }: Options) {
  const router = useRouter();
  const { isChanged, look, settle } = useChanged(form, stored);
  const [isReplacing, setReplacing] = useState(false);
  const [answer, submit, isPending] = useActionState(
    async (_before: SaveAnswer | null, typed: FormData): Promise<SaveAnswer> => {
      const draft = draftOf(typed);
      const said = await save(draft).catch(unreached);
      if (!said.ok) return said;
      settle({ ...draft, authToken: "" });
      setReplacing(false);
      if (isNew) router.replace(twilioHrefs.saved(said.accountId, said.notice));
      return said;
    },
    null,
  );
  const problems = problemsOf(answer);
  useFocusOnProblem(form, answer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field comes and goes with it.
  useEffect(look, [look, isReplacing]);
  return {
    answer,
    problems,
    submit,
    isPending,
    isChanged,
    isReplacing,
    setReplacing,
    onChange: look,
    onSubmit(event: FormEvent) {
      if (isPending) event.preventDefault();
    },
    /** React empties a form after its action; here what was refused stays as it was typed. */
    onReset: (event: FormEvent) => event.preventDefault(),
  };
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

/** After a refusal one is led to the first field to mend. */
function useFocusOnProblem(form: Form, answer: SaveAnswer | null) {
  useEffect(() => {
    const [first] = problemsOf(answer);
    const control = first?.field && form.current?.elements.namedItem(first.field);
    if (control instanceof HTMLElement) control.focus();
  }, [form, answer]);
}

function problemsOf(answer: SaveAnswer | null): SenderProblem[] {
  if (!answer) return [];
  if (answer.ok) return answer.doubt ? [answer.doubt] : [];
  return answer.reason === "problems" ? answer.problems : [];
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
  };
}

const differs = (one: SenderDraft, other: SenderDraft) =>
  JSON.stringify(one) !== JSON.stringify(other);

const unreached = (): SaveAnswer => ({ ok: false, reason: "fault" });

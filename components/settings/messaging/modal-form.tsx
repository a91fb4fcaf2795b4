"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { PageModal } from "@/components/ui/modals/page-modal";
import { SheetForm } from "@/components/ui/modals/sheet-form";
import type { AccountField, SaveAnswer } from "@/lib/accounts/types/saving";
import type { Channel } from "@/lib/channels/types";
import { Refusal } from "./refusal";
import { useAccountSentences } from "./use-account-sentences";
import { type Saved, useSave } from "./use-save";

type Props<Draft> = {
  title: string;
  /** In whose words a refusal is told. */
  channel: Channel;
  closeHref: Route;
  /** Where one is after saving; as after closing, unless it is told. */
  savedHref?(said: Saved): Route;
  read(typed: FormData): Draft;
  save(draft: Draft): Promise<SaveAnswer>;
  /** The button's words, and those while the answer is awaited. */
  submit: { idle: string; pending: string };
  children(errorOf: (...fields: AccountField[]) => string | null): ReactNode;
};

/** A form over the page. What is refused stays as it was typed, with the reason above the fields and at the field. */
export function ModalForm<Draft>(props: Props<Draft>) {
  const { title, channel, closeHref, savedHref, read, save, submit, children } = props;
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { brief } = useAccountSentences(channel);
  const saving = useSave({
    form,
    read,
    save,
    onSaved: (said) => router.replace(savedHref?.(said) ?? closeHref, { scroll: false }),
  });
  const { answer, problems, isPending } = saving;
  const errorOf = (...fields: AccountField[]) => {
    const problem = problems.find(({ field }) => field && fields.includes(field));
    return problem ? brief(problem) : null;
  };
  return (
    <PageModal title={title} closeHref={closeHref}>
      <SheetForm
        ref={form}
        title={title}
        isPending={isPending}
        words={submit}
        action={saving.submit}
        onSubmit={saving.onSubmit}
        onReset={saving.onReset}
      >
        {answer && !answer.ok && !isPending && (
          <Refusal answer={answer} channel={channel} />
        )}
        {children(errorOf)}
      </SheetForm>
    </PageModal>
  );
}

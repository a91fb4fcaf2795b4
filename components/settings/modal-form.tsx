"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { AccountField, SaveAnswer } from "@/lib/accounts/types";
import type { Channel } from "@/lib/channels/types";
import { Modal } from "./modal";
import { sheetButtonsLook } from "./modal-look";
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
  const t = useTranslations("settings.instagram");
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
    <Modal title={title} closeHref={closeHref}>
      <form
        ref={form}
        noValidate
        aria-label={title}
        aria-busy={isPending}
        action={saving.submit}
        onSubmit={saving.onSubmit}
        onReset={saving.onReset}
        className="flex min-h-0 flex-col"
      >
        <div className={bodyLook}>
          {answer && !answer.ok && !isPending && (
            <Refusal answer={answer} channel={channel} />
          )}
          {children(errorOf)}
        </div>
        <footer className={sheetButtonsLook}>
          <Dialog.Close asChild>
            <Button look="quiet">{t("cancel")}</Button>
          </Dialog.Close>
          <Button type="submit" look="primary" aria-disabled={isPending || undefined}>
            {isPending ? submit.pending : submit.idle}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

/** The fields scroll, the buttons stay. */
const bodyLook =
  "grid min-h-0 grid-cols-[minmax(0,1fr)] content-start gap-4 overflow-y-auto px-4 pt-2 pb-5 md:px-6";

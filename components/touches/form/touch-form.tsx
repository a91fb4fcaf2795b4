"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type RefObject, useRef, useState } from "react";
import { newClientId } from "@/components/inbox/controllers/client-id";
import type { TouchActions } from "@/components/touches/touch-actions";
import { useRefusal } from "@/components/touches/use-refusal";
import { useTouchAct } from "@/components/touches/use-touch-act";
import { Button } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { useConflictCheck } from "@/components/ui/forms/use-conflict-check";
import { ModalFrame } from "@/components/ui/modals/modal-frame";
import { Refusal } from "@/components/ui/notes/refusal";
import { type Clock, calendarDay } from "@/lib/format";
import type { Touch, TouchDraft } from "@/lib/touches/types";
import { draftOf, momentShown, type TouchWords } from "./touch-draft";
import { TouchFormFields } from "./touch-form-fields";
import { TouchMeanwhile } from "./touch-meanwhile";
import { useTouchWords } from "./use-touch-words";

type Props = {
  personId: number;
  name: string;
  /** Who records it. */
  staffName?: string;
  /** The dialog that it is made in, if it is made in one. */
  dialogId: number | null;
  /** The message that it is to refer to. */
  citedId?: number | null;
  /** The touch that is edited; a new one is made without. */
  touch?: Touch;
  clock: Clock;
  actions: TouchActions;
  onClose(): void;
};

/**
 * Records a touch, or writes one anew, over the page; on a phone from below. A new one that was begun is kept if it is
 * closed.
 */
export function TouchForm(props: Props) {
  const { name, staffName, touch, onClose } = props;
  const t = useTranslations("touches");
  return (
    <ModalFrame
      title={t(touch ? "form.edit" : "create")}
      about={staffName ? t("form.recordedAs", { name, staff: staffName }) : name}
      isKept={!touch}
      onClose={onClose}
      looks={looks}
    >
      <Body {...props} />
    </ModalFrame>
  );
}

function Body(props: Props) {
  const { touch, clock, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  const t = useTranslations("touches");
  const [beganAt] = useState(() => Date.now());
  const began = { now: beganAt, zone: clock.zone };
  const words = useTouchWords({ ...props, zone: clock.zone });
  const saving = useSaving({ ...props, form }, words.value, began);
  const sentence = useRefusal();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending || !(await saving.save())?.ok) return;
    words.settle();
    onClose();
  };
  const cancel = () => {
    words.settle();
    onClose();
  };
  const verb = touch
    ? { idle: "save", pending: "saving" }
    : { idle: "submit", pending: "submitting" };
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="grid min-h-0 flex-1 auto-rows-min gap-3.5 overflow-y-auto overscroll-contain px-4 pt-4 pb-5 md:px-6">
        {words.isBegun && (
          <p className="flex items-center gap-2 rounded-control bg-fill px-3 py-2 text-ink-2 text-preview">
            <span className="flex-1">{t("form.draft")}</span>
            <Button size="small" onClick={words.startAnew}>
              {t("form.startAnew")}
            </Button>
          </p>
        )}
        {saving.theirs ? (
          <TouchMeanwhile
            theirs={saving.theirs}
            present={touch?.citation ?? null}
            citable={words.citable}
          />
        ) : (
          <Refusal>{saving.refusal && sentence(saving.refusal)}</Refusal>
        )}
        <TouchFormFields
          {...props}
          words={words}
          began={began}
          problems={saving.problems}
        />
      </div>
      <footer className={footerLook}>
        <span className="me-auto text-ink-3 text-meta max-md:hidden">
          {t("form.kept")}
        </span>
        <Button look="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          look="primary"
          aria-disabled={saving.isPending || undefined}
        >
          {t(`form.${saving.isPending ? verb.pending : verb.idle}`)}
        </Button>
      </footer>
    </form>
  );
}

type Saving = Props & { form: RefObject<HTMLFormElement | null> };

/** Hands the form over; after a refusal the first field to mend has the focus. */
function useSaving(
  { personId, dialogId, touch, actions, form }: Saving,
  value: TouchWords,
  began: Clock,
) {
  const act = useTouchAct();
  const [clientId] = useState(newClientId);
  // The page reads touches anew while one types: what a colleague wrote meanwhile was not seen.
  const [version] = useState(touch?.version ?? 0);
  useFocusFirstInvalid(form, act.problems);
  const today = calendarDay(began.now, began.zone);
  const draft = draftOf(value, momentShown(value, began), today);
  const hand = useConflictCheck(draft, (typed: TouchDraft, seen: TouchDraft) =>
    touch
      ? actions.edit({ touchId: touch.id, version, draft: typed, seen })
      : actions.create({ personId, dialogId, clientId, draft: typed }),
  );
  const save = () => act.run(() => hand(draft));
  return { ...act, save };
}

const looks = {
  window:
    "fixed z-30 flex flex-col border border-line bg-raised text-ink shadow-popover outline-none animate-appear " +
    "dark:border-line-strong max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[calc(100dvh-24px)] max-md:rounded-t-[16px] " +
    "md:inset-0 md:m-auto md:h-fit md:max-h-[calc(100dvh-32px)] md:w-[600px] md:rounded-card",
  head: "flex shrink-0 items-start gap-2 ps-4 pe-1 pt-3 md:ps-6 md:pe-3 md:pt-4",
  title: "font-semibold text-title tracking-[-.01em]",
};
const footerLook =
  "flex shrink-0 items-center justify-end gap-2 border-line border-t px-4 py-2.5 md:px-6 md:py-3.5 " +
  "max-md:pb-[max(10px,env(safe-area-inset-bottom))] max-md:*:flex-1";

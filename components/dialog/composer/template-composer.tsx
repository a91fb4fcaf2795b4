"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type FormEvent, type RefObject, useId, useLayoutEffect, useRef } from "react";
import { UnavailableReason } from "@/components/dialog/unavailable/unavailable-reason";
import { UnsentWords } from "@/components/dialog/unavailable/unsent-words";
import type { WithWords } from "@/components/inbox/controllers/sending";
import { spokenName } from "@/components/replies/fill-canned";
import { OfferTrouble } from "@/components/templates/offer-trouble";
import { TemplateFields } from "@/components/templates/template-fields";
import { type ChoicePad, useChoice } from "@/components/templates/use-choice";
import { type LoadOffer, useOffer } from "@/components/templates/use-offer";
import { Button, IconButton } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { Icon } from "@/components/ui/icons/icon";
import { keepDrafts } from "@/components/ui/unsaved/drafts";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { type Clock, clockTime, dayName, firstNameOf } from "@/lib/format";
import type { TemplateChoice } from "@/lib/templates/types";

type Props = {
  open: OpenDialog;
  clock: Clock;
  /** The free words that were begun: they are kept. */
  text: string;
  loadOffer: LoadOffer;
  /** The reply, by its key, that was refused as a template that is approved no longer. */
  goneKey: string | null;
  /** May the reader look after accounts? */
  isAdmin: boolean;
  /** Has somebody come here to write? Then they are at the choice as soon as there is one. */
  takesFocus: boolean;
  onSend(text: string, more: WithWords): void;
  /** Leads back to free words, where they may be sent; null where they may not. */
  onLeave: (() => void) | null;
};

/** Two presses within this time are one: a template that asks for nothing would be sent twice. */
const twiceMs = 1_000;

/** By dialog: whoever goes elsewhere and comes back finds it. */
const drafts = keepDrafts<TemplateChoice>("template");

/** A template that was not sent after all is found as it had been filled in. */
export const beginTemplate = (dialogId: number, { id, values }: TemplateChoice) =>
  drafts.keep(dialogId, { id, values });

const padOf = (dialogId: number): ChoicePad => ({
  read: () => drafts.read(dialogId),
  keep: (made, isTyped) => drafts.keep(dialogId, made, isTyped),
});

/** An approved template in place of free words: which one, what fills it in, and what will be read. */
export function TemplateComposer(props: Props) {
  const { open, clock, loadOffer, takesFocus, onSend, onLeave } = props;
  const t = useTranslations("templates.choose");
  const { row, people } = open;
  const { offer, again } = useOffer(row.account.id, loadOffer, props.goneKey);
  const name = people.length > 1 ? null : spokenName(people[0]?.name ?? row.name);
  const chosen = useChoice(offer, name && firstNameOf(name), padOf(row.id));
  const { template, choice, ready } = chosen;
  const hasFields = template !== null || offer === "loading";
  const whyId = useId();
  const form = useRef<HTMLFormElement>(null);
  useChoiceFocus(form, takesFocus && template !== null);
  useFocusFirstInvalid(form, chosen.tried);
  const sentAt = useRef(Number.NEGATIVE_INFINITY);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (event.timeStamp - sentAt.current < twiceMs) return;
    chosen.onTry(ready !== null);
    if (!ready) return;
    sentAt.current = event.timeStamp;
    onSend(ready.text, { template: ready.template });
    // It has been said: nobody says it again by pressing once more.
    chosen.onValues({});
    drafts.forget(row.id);
    if (onLeave) return onLeave();
    event.currentTarget.querySelector("select")?.focus();
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {onLeave ? (
        <div className="flex items-center border-line border-b ps-3 pe-1.5">
          <p className="flex-1 font-semibold text-preview">{t("template")}</p>
          <IconButton icon="icon-x" label={t("leave")} onClick={onLeave} />
        </div>
      ) : (
        <WhyTemplates open={open} clock={clock} whyId={whyId} />
      )}
      <div className={clsx("scroll-pt-9 overflow-y-auto p-3", hasFields && fieldsArea)}>
        {!onLeave && (
          <div className="mb-3 empty:hidden">
            <UnsentWords text={props.text} whyId={whyId} />
          </div>
        )}
        <OfferTrouble offer={offer} isAdmin={props.isAdmin} onRetry={again} />
        {template && choice && (
          <TemplateFields {...chosen} template={template} choice={choice} />
        )}
      </div>
      {hasFields && (
        <div className="flex min-h-13 items-center gap-3 border-line border-t px-3 py-2">
          <p className="min-w-0 flex-1 text-ink-3 text-meta">
            {template &&
              [t("approved", { channel: row.account.channelName }), template.category]
                .filter(Boolean)
                .join(" · ")}
          </p>
          <Button type="submit" look="primary" disabled={!template}>
            {t("send")}
            <Icon of="icon-send-horizontal" size={18} />
          </Button>
        </div>
      )}
    </form>
  );
}

/**
 * The room of a template with two variables, taken before it has come, and kept by a longer one: else the thread above
 * would move under its reader. Above an open keyboard it leaves what stands around it the room to stay in sight.
 */
const fieldsArea =
  "h-[max(4rem,min(20rem,50dvh,100dvh-17rem))] lg:h-[max(4rem,min(14.25rem,50dvh,100dvh-17rem))]";

/** Leads to the choice once there is one; whoever has gone on elsewhere meanwhile stays there. */
function useChoiceFocus(form: RefObject<HTMLFormElement | null>, isDue: boolean) {
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (!isDue || !form.current) return;
    if (activeElement !== body && !form.current.contains(activeElement)) return;
    form.current.querySelector("select")?.focus();
  }, [form, isDue]);
}

type WhyProps = Pick<Props, "open" | "clock"> & { whyId: string };

function WhyTemplates({ open, clock, whyId }: WhyProps) {
  const t = useTranslations("templates.choose");
  const { row, window: replyWindow } = open;
  const values = { name: row.name, channel: row.account.channelName };
  return (
    <div className="flex gap-2.5 border-line border-b px-3 py-2.5">
      <Icon of="icon-clock" size={18} className="shrink-0 text-ink-2" />
      <UnavailableReason
        id={whyId}
        title={
          replyWindow
            ? t("closed", whenOf(replyWindow.closesAt, clock))
            : t("never", values)
        }
      >
        <p className="text-ink-2">{t("explain", values)}</p>
      </UnavailableReason>
    </div>
  );
}

/** When something was, by the day's name where that is near. */
function whenOf(at: string, clock: Clock) {
  const { near, date } = dayName(at, clock);
  return { near: near ?? "no", date, time: clockTime(at, clock.zone) };
}

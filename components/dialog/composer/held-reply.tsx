"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { MessageLine } from "@/components/dialog/message/message-line";
import type { HeldReply as Held } from "@/components/inbox/state/guard";
import { asStored } from "@/components/inbox/state/optimistic-replies";
import { TemplateExtras } from "@/components/templates/template-words";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { ageOf, type Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";

type Props = {
  open: OpenDialog;
  held: Held;
  me: Colleague;
  clock: Clock;
  onDiscard(): void;
  onEdit(): void;
  onSendAnyway(): void;
};

/** A reply that was not sent, under what its writer had not seen. Escape takes it back, Ctrl and Enter send it. */
export function HeldReply(props: Props) {
  const { open, held, me, clock, onDiscard, onEdit, onSendAnyway } = props;
  const t = useTranslations("dialog.held");
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(() => region.current?.focus(), []);
  const unseen = held.unseen.filter(({ authorId }) => authorId !== me.id);
  const reason = useReason(unseen, open.row.name, clock.now);
  const { name: contact, account } = open.row;
  const around = { ...onlyShown, contact, account, zone: clock.zone };
  function onKeyDown(event: KeyboardEvent) {
    // What is open of a message above answers a key first.
    if (event.defaultPrevented) return;
    const isConfirming = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (event.key !== "Escape" && !isConfirming) return;
    event.preventDefault();
    if (isConfirming) onSendAnyway();
    else onEdit();
  }
  return (
    <section
      ref={region}
      aria-label={t("label")}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="outline-none"
    >
      <p role="alert" className={warningLook}>
        <Icon of="icon-hand" size={18} className="shrink-0 text-warn" />
        {reason}
      </p>
      <ul className="max-h-[40vh] overflow-y-auto border-line border-b bg-canvas p-3 pb-0 md:ps-10">
        {unseen.map((message) => (
          <MessageLine
            key={message.id}
            message={asStored(message)}
            isNewest={false}
            isTarget={false}
            first
            last
            storyLives={false}
            around={around}
          />
        ))}
      </ul>
      <HeldExtras template={held.reply.template} place="above" />
      <p
        dir="auto"
        className="max-h-40 overflow-y-auto whitespace-pre-wrap px-3.5 pt-2.5 pb-0.5 text-message [overflow-wrap:anywhere]"
      >
        {isolateNumbers(held.reply.text)}
      </p>
      <HeldExtras template={held.reply.template} place="below" />
      <HeldFiles files={held.reply.files} />
      <div className="flex min-h-13 items-center gap-2 px-2 py-2">
        <Button look="quiet" onClick={onDiscard} className="me-auto px-2!">
          {t("discard")}
        </Button>
        <Button onClick={onEdit} aria-keyshortcuts="Escape">
          {t("edit")} <Key>Esc</Key>
        </Button>
        <Button look="primary" onClick={onSendAnyway} aria-keyshortcuts="Control+Enter">
          {t("sendAnyway")} <Key>Ctrl ↵</Key>
        </Button>
      </div>
    </section>
  );
}

type ExtrasProps = Pick<Held["reply"], "template"> & { place: "above" | "below" };

/** What a template has around its words, filled in. */
function HeldExtras({ template, place }: ExtrasProps) {
  if (!template) return null;
  return (
    <div className={clsx("px-3.5 empty:hidden", place === "above" && "pt-2.5")}>
      <TemplateExtras of={template} place={place} values={{}} />
    </div>
  );
}

/** The files that wait with the words. */
function HeldFiles({ files }: Pick<Held["reply"], "files">) {
  if (files.length === 0) return null;
  return (
    <ul className="px-3.5 pt-1 text-ink-2 text-meta">
      {files.map(({ fileId, fileName }) => (
        <li key={fileId} dir="auto" className="flex items-center gap-1.5">
          <Icon of="icon-paperclip" size={14} className="shrink-0" />
          <span className="truncate">{fileName}</span>
        </li>
      ))}
    </ul>
  );
}

/** Why it is held: whose word it was, and how long ago the last of them came. */
function useReason(unseen: ThreadMessage[], contact: string, now: number): string {
  const t = useTranslations("dialog.held");
  const [answer] = unseen.filter(({ direction }) => direction === "outbound").slice(-1);
  const last = answer ?? unseen.at(-1);
  if (!last) return t("checking");
  const { unit, count } = ageOf(last.at, now);
  const values = {
    name: (answer ? answer.author : contact) ?? t("somebody"),
    messages: unseen.length,
    ago: t(`ago.${unit}`, { count }),
  };
  return t(answer ? "answered" : "wrote", values);
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded-[4px] border border-current/35 px-1 font-normal text-[11px] leading-4 max-md:hidden">
      {children}
    </kbd>
  );
}

const nothing = () => undefined;

const onlyShown = {
  onJump: nothing,
  legend: null,
  family: null,
  onCite: null,
  onViewTouches: nothing,
  onRetry: nothing,
  onEdit: nothing,
  onDiscard: nothing,
  onView: nothing,
  onFetchAgain: nothing,
  loadVersions: async () => null,
};

const warningLook =
  "flex min-h-[38px] items-center gap-2.5 bg-warn-soft px-3 py-2 font-semibold text-ink text-preview";

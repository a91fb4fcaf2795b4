"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useRef, useState } from "react";
import { CitationBlock } from "@/components/touches/citation-block";
import { FollowUpLine } from "@/components/touches/follow-ups/follow-up-line";
import { TouchForm } from "@/components/touches/form/touch-form";
import type { TouchActions } from "@/components/touches/touch-actions";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { type Clock, clockTime, fullTime, listTime } from "@/lib/format";
import type { Touch } from "@/lib/touches/types";
import { TouchHistory } from "./touch-history";
import { WithdrawTouch } from "./withdraw-touch";

type Props = {
  touch: Touch;
  personId: number;
  name: string;
  clock: Clock;
  actions: TouchActions;
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
};

/** What was recorded by hand: what, when and by whom, what it refers to, and what is to follow. */
export function TouchCard(props: Props) {
  const { touch, clock } = props;
  const title = useTouchTitle()(touch);
  const { author, at, text, withdrawn, citation } = touch;
  const card = useRef<HTMLElement>(null);
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={title}
      className="rounded-card border border-line bg-surface px-3.5 pt-2.5 pb-3"
    >
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1 md:flex md:items-center md:gap-2">
          <h2
            className={`min-w-0 flex-1 font-semibold text-interface [overflow-wrap:anywhere] ${withdrawn ? "text-ink-3 line-through" : ""}`}
          >
            {title}
          </h2>
          <p className="shrink-0 text-ink-3 text-meta">
            {author && `${author}, `}
            <time dateTime={at} title={fullTime(at, clock.zone)}>
              {clockTime(at, clock.zone)}
            </time>
          </p>
        </div>
        <TouchMenu {...props} />
      </header>
      {text && (
        <p
          dir="auto"
          data-private
          className={`mt-0.5 whitespace-pre-wrap text-interface [overflow-wrap:anywhere] ${withdrawn ? "text-ink-3" : ""}`}
        >
          {isolateNumbers(text)}
        </p>
      )}
      {citation && (
        <CitationBlock
          citation={citation}
          clock={clock}
          follow={props.follow}
          className="mt-2"
        />
      )}
      {touch.followUpOn && !withdrawn && (
        <FollowUpLine
          {...props}
          on={touch.followUpOn}
          onGone={() => {
            if (card.current?.contains(document.activeElement))
              card.current.focus({ preventScroll: true });
          }}
          className="mt-2"
        />
      )}
      <ChangedLine {...props} />
    </article>
  );
}

type Asked = "edit" | "withdraw" | "history" | null;

function TouchMenu(props: Props) {
  const { touch, personId, name, clock, actions } = props;
  const t = useTranslations("touches.card");
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const isChanged = touch.version > 1;
  if (touch.withdrawn && !isChanged) return null;
  const trigger = (
    <button
      type="button"
      aria-label={t("menu")}
      className={`${iconButtonLook} -me-2 -mt-2 -mb-1 size-8! pointer-coarse:size-11! print:hidden`}
    >
      <Icon of="icon-ellipsis" size={16} />
    </button>
  );
  return (
    <>
      <Menu trigger={trigger}>
        {!touch.withdrawn && (
          <MenuItem icon="icon-pencil" onSelect={() => setAsked("edit")}>
            {t("edit")}
          </MenuItem>
        )}
        {isChanged && (
          <MenuItem icon="icon-rotate-ccw-clock" onSelect={() => setAsked("history")}>
            {t("versions")}
          </MenuItem>
        )}
        {!touch.withdrawn && (
          <MenuItem icon="icon-undo-2" onSelect={() => setAsked("withdraw")}>
            {t("withdraw")}
          </MenuItem>
        )}
      </Menu>
      {asked === "edit" && (
        <TouchForm
          {...{ personId, name, clock, actions, touch }}
          dialogId={null}
          onClose={close}
        />
      )}
      {asked === "withdraw" && (
        <WithdrawTouch touch={touch} withdraw={actions.withdraw} onClose={close} />
      )}
      {asked === "history" && (
        <TouchHistory touchId={touch.id} clock={clock} onClose={close} />
      )}
    </>
  );
}

/** Who changed it last; what it said before is a press away. */
function ChangedLine({ touch, clock }: Props) {
  const t = useTranslations("touches");
  const [isOpen, setOpen] = useState(false);
  const { changed, withdrawn } = touch;
  if (!changed) return null;
  const said = { at: listTime(changed.at, clock), by: changed.by ?? t("somebody") };
  return (
    <p title={fullTime(changed.at, clock.zone)} className="mt-2 text-ink-3 text-meta">
      {t(withdrawn ? "card.withdrawn" : "card.edited", said)}
      {" · "}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="cursor-pointer rounded-[4px] font-medium text-accent hover:underline print:hidden"
      >
        {t("card.showEarlier")}
      </button>
      {isOpen && (
        <TouchHistory touchId={touch.id} clock={clock} onClose={() => setOpen(false)} />
      )}
    </p>
  );
}

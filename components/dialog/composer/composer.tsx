"use client";

import { useTranslations } from "next-intl";
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
} from "react";
import { AttachButton } from "@/components/dialog/tray/attach-button";
import { AttachTray } from "@/components/dialog/tray/attach-tray";
import { pasteInto } from "@/components/dialog/tray/paste";
import { isWaiting, readyFiles } from "@/components/dialog/tray/tray";
import type { TrayControls } from "@/components/dialog/tray/use-tray";
import type { WithWords } from "@/components/inbox/controllers/sending";
import { useCommand } from "@/components/keyboard/use-command";
import { CannedButton } from "@/components/replies/canned-button";
import { CannedList, optionId } from "@/components/replies/canned-list";
import { spokenName } from "@/components/replies/fill-canned";
import { useCanned } from "@/components/replies/use-canned";
import { useUnfilled } from "@/components/replies/use-unfilled";
import { IconButton } from "@/components/ui/buttons/button";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { firstNameOf, textLength } from "@/lib/format";
import type { CannedReplies } from "@/lib/replies/types";
import { ComposerBar } from "./composer-bar";
import { EmojiButton } from "./emoji-button";
import { LengthMeter } from "./length-meter";
import { SendButtons } from "./send-buttons";
import { isSendKey, WritingBox } from "./writing-box";

type Props = {
  open: OpenDialog;
  text: string;
  input: RefObject<HTMLTextAreaElement | null>;
  tray: TrayControls;
  onText(text: string): void;
  onSend(text: string, more: WithWords): void;
  staffName: string;
  loadCanned(): Promise<CannedReplies | null>;
  /** Brings the templates; null where the channel has none. */
  onTemplates: (() => void) | null;
};

/** Where a reply is written. Enter sends it, from the dialog's own account and no other. */
export function Composer(props: Props) {
  const { open, text, input, tray, onText, onSend } = props;
  const t = useTranslations("dialog.composer");
  const meterId = useId();
  const { textLimit } = open;
  const words = text.trim();
  const length = textLength(words, textLimit.unit);
  const hasContent = words !== "" || readyFiles(tray.items).length > 0;
  const unfilled = useUnfilled(words);
  const isFit = length <= textLimit.max && unfilled === null;
  const isSendable = hasContent && isFit && !isWaiting(tray.items);
  function send(thenClose = false) {
    if (unfilled) selectIn(input.current, unfilled);
    if (!isSendable) return;
    onText("");
    onSend(words, { files: tray.takeOut(), thenClose });
    input.current?.focus();
  }
  useCommand("sendAndClose", isSendable ? () => send(true) : null);
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const sendAndClose = useCallback(() => latest.current(true), []);
  const canned = useCannedHere(props);
  function onKeyDown(event: KeyboardEvent) {
    if (canned.onKeyDown(event)) return;
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    send();
  }
  return (
    <form onSubmit={onSubmit} className={formArea}>
      <AttachTray open={open} tray={tray} text={text} />
      {canned.isOpen && <CannedList canned={canned} />}
      <WritingBox
        input={input}
        value={text}
        onText={(changed) => {
          onText(changed);
          canned.follow();
        }}
        aria-label={t("message")}
        aria-describedby={meterId}
        aria-invalid={!isFit || undefined}
        placeholder={t("placeholder")}
        enterKeyHint="send"
        onKeyDown={onKeyDown}
        onSelect={canned.follow}
        aria-autocomplete="list"
        aria-controls={canned.isOpen ? canned.listId : undefined}
        aria-activedescendant={
          canned.isOpen && canned.active
            ? optionId(canned.listId, canned.active)
            : undefined
        }
        onPaste={(event) => pasteInto(tray, event)}
      />
      <ComposerBar>
        <AttachButton facts={open.files} onFiles={tray.add} />
        <EmojiButton input={input} onText={onText} />
        {props.onTemplates && (
          <IconButton
            icon="icon-layout-template"
            label={t("templates")}
            onClick={props.onTemplates}
          />
        )}
        <CannedButton canned={canned} />
      </ComposerBar>
      <LengthMeter id={meterId} length={length} limit={textLimit} unfilled={unfilled} />
      <SendButtons disabled={!isSendable} onSendAndClose={sendAndClose} />
    </form>
  );
}

/** Leads to a piece of the text. */
function selectIn(box: HTMLTextAreaElement | null, piece: string) {
  const from = box?.value.indexOf(piece) ?? 0;
  box?.setSelectionRange(from, from + piece.length);
}

/** The canned replies, filled in with who is spoken to, where it is known, and who speaks. */
function useCannedHere({ open, input, staffName, loadCanned, onText }: Props) {
  const t = useTranslations("replies.missing");
  const { row, people } = open;
  const [person] = people;
  const name = people.length > 1 ? null : spokenName(person?.name ?? row.name);
  return useCanned({
    input,
    accountId: row.account.id,
    values: {
      patient: name,
      firstName: name && firstNameOf(name),
      account: row.account.label,
      staff: staffName,
    },
    missing: t,
    load: loadCanned,
    onText,
  });
}

/**
 * On a phone the text stands between a plus and Send, one line high, and the plus brings the tools out below. On a
 * tablet the tools leave the meter no room beside them.
 */
const formArea =
  "grid grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-x-1 max-md:px-1.5 " +
  "max-md:[grid-template-areas:'tray_tray_tray''canned_canned_canned''plus_text_send''meter_meter_meter''tools_tools_tools'] " +
  "md:[grid-template-areas:'tray_tray_tray''canned_canned_canned''text_text_text''meter_meter_meter''tools_tools_send'] " +
  "lg:[grid-template-areas:'tray_tray_tray''canned_canned_canned''text_text_text''tools_meter_send'] [&>textarea]:[grid-area:text]";

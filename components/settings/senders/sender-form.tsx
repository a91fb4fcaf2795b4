"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef } from "react";
import { twilioHrefs } from "@/components/settings/messaging/messaging-hrefs";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { UnsavedGuard } from "@/components/ui/unsaved/unsaved-guard";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SenderDraft } from "@/lib/accounts/types/saving";
import { SaveBar } from "./save-bar";
import { SaveOutcome } from "./save-outcome";
import { SenderFields } from "./sender-fields";
import { type SaveSender, useSenderSave } from "./use-sender-save";

type Props = Pick<
  ComponentProps<typeof SenderFields>,
  "sender" | "start" | "zones" | "brands" | "timeZone"
> & {
  save: SaveSender;
  /** Where one goes without saving. Left out where there is nowhere to go back to. */
  closeHref?: string | undefined;
  disconnectHref?: Route;
};

/**
 * A sender's four fields with its label and colour. What is sent before the page has come alive is kept and sent
 * then; what is refused stays as it was typed.
 */
export function SenderForm(props: Props) {
  const { sender, save, closeHref, disconnectHref, ...fields } = props;
  const t = useTranslations("settings.twilio");
  const form = useRef<HTMLFormElement>(null);
  const stored = draftOf(sender, fields.start);
  const saving = useSenderSave({ form, stored, save, isNew: sender === null });
  useKeptOpen(sender, saving.isChanged);
  const { sentence } = useAccountSentences("whatsapp");
  const { problems } = saving;
  return (
    <>
      <UnsavedGuard isUnsaved={saving.isChanged} />
      <form
        ref={form}
        noValidate
        aria-label={sender ? t("editSender", { label: sender.tag.label }) : t("newTitle")}
        aria-busy={saving.isPending}
        data-changed={saving.isChanged || saving.isPending ? "" : undefined}
        action={saving.submit}
        onSubmit={saving.onSubmit}
        onReset={saving.onReset}
        onChange={saving.onChange}
        className="grid content-start gap-4"
      >
        <SaveOutcome
          answer={saving.isPending ? null : saving.answer}
          isPlanned={sender !== null && !sender.isConfirmed}
        />
        <SenderFields
          sender={sender}
          {...fields}
          errorOf={(field) => {
            const problem = problems.find((each) => each.field === field);
            return problem ? sentence(problem) : null;
          }}
          isReplacing={saving.isReplacing}
          onReplace={saving.setReplacing}
        />
        <SaveBar
          isChanged={saving.isChanged}
          isPending={saving.isPending}
          closeHref={closeHref}
          disconnectHref={disconnectHref}
          isPlanned={sender !== null && !sender.isConfirmed}
        />
      </form>
    </>
  );
}

/** A sender that stood open by itself is folded once it is live, but not while somebody writes: the address asks for it. */
function useKeptOpen(sender: SavedAccount | null, isChanged: boolean) {
  const id = sender?.tag.id;
  useEffect(() => {
    if (isChanged && id) history.replaceState(null, "", twilioHrefs.edit(id));
  }, [id, isChanged]);
}

/** What the form says before anybody has typed. */
function draftOf(sender: SavedAccount | null, start: Props["start"]): SenderDraft {
  return {
    accountSid: sender?.credentialExternalId ?? "",
    authToken: "",
    senderNumber: sender?.tag.handle ?? "",
    label: sender?.tag.label ?? "",
    colour: sender?.tag.colour ?? start.colour,
    deadline: sender?.deadline?.local ?? "",
    deadlineZone: sender?.deadline?.zone ?? start.zone,
    brand: sender?.brand ?? "",
  };
}

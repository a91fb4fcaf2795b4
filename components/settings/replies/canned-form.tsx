"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { TextField } from "@/components/ui/forms/field";
import type { AccountTag } from "@/lib/accounts/types/tag";
import {
  type CannedAnswer,
  type CannedEdit,
  type CannedReply,
  longestCanned,
  type TextLimits,
} from "@/lib/replies/types";
import { AccountChoice } from "./account-choice";
import { CannedPreview } from "./canned-preview";
import { CannedRefused } from "./canned-refused";
import { CannedText } from "./canned-text";
import { useSavingCanned } from "./use-saving-canned";

type Props = {
  reply: CannedReply | null;
  accounts: AccountTag[];
  limits: TextLimits;
  clinic: string;
  staffName: string;
  save(edit: CannedEdit): Promise<CannedAnswer>;
  onDone(): void;
};

/** Writes a canned reply, and shows it as a patient would read it. */
export function CannedForm(props: Props) {
  const { accounts, limits, clinic, staffName, onDone } = props;
  const t = useTranslations("replies");
  const { draft, change, answer, submit, isPending, problemOf } = useSavingCanned(props);
  const { name, text, accountIds } = draft;
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstInvalid(form, answer);
  return (
    <form
      ref={form}
      action={submit}
      // A second press saves nothing twice, and the button keeps the focus.
      onSubmit={(event) => isPending && event.preventDefault()}
      onReset={(event) => event.preventDefault()}
      className="grid gap-4"
    >
      <TextField
        label={t("name")}
        help={t("nameHelp")}
        value={name}
        autoComplete="off"
        spellCheck={false}
        // The slash may be typed along.
        maxLength={longestCanned.name + 1}
        error={problemOf("name")}
        onChange={(event) => change({ name: event.target.value })}
      />
      <CannedText
        value={text}
        error={problemOf("text")}
        onChange={(typed) => change({ text: typed })}
      />
      <AccountChoice
        accounts={accounts}
        chosen={accountIds}
        error={problemOf("accounts")}
        onChoose={(chosen) => change({ accountIds: chosen })}
      />
      <CannedPreview
        text={text}
        clinic={clinic}
        staffName={staffName}
        accounts={accounts.filter(({ id }) => accountIds?.includes(id) ?? true)}
        limits={limits}
      />
      {answer && !answer.ok && !isPending && (
        <CannedRefused answer={answer} accounts={accounts} />
      )}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button type="submit" look="primary" aria-disabled={isPending || undefined}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

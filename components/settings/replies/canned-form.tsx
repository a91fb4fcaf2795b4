"use client";

import { useTranslations } from "next-intl";
import { useActionState, useRef, useState } from "react";
import { insertAtCaret } from "@/components/dialog/insert-at-caret";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { TextAreaField, TextField } from "@/components/ui/field";
import { unreached } from "@/components/ui/unreached";
import { useFirstWrong } from "@/components/ui/use-first-wrong";
import { useSeen } from "@/components/ui/use-seen";
import type { AccountTag } from "@/lib/accounts/types/tag";
import {
  type CannedAnswer,
  type CannedDraft,
  type CannedEdit,
  type CannedReply,
  cannedNames,
  longestCanned,
  type TextLimits,
} from "@/lib/replies/types";
import { AccountChoice } from "./account-choice";
import { CannedPreview } from "./canned-preview";

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
  const { reply, accounts, limits, clinic, staffName, save, onDone } = props;
  const t = useTranslations("replies");
  const tRefused = useTranslations("auth.refused");
  const box = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState(reply?.name ?? "");
  const [text, setText] = useState(reply?.text ?? "");
  const [accountIds, setAccountIds] = useState(reply?.accountIds ?? null);
  const id = reply?.id ?? null;
  const saveOver = useSeen(shownOf(reply), (typed: CannedDraft, seen: CannedDraft) =>
    save({ typed, over: id === null ? null : { id, seen } }),
  );
  const [answer, submit, isPending] = useActionState(async () => {
    const draft = { name: name.replace(/^\//, ""), text, accountIds };
    const said = await saveOver(draft).catch(unreached);
    if (said.ok) onDone();
    return said;
  }, null);
  const form = useRef<HTMLFormElement>(null);
  useFirstWrong(form, answer);
  const problemOf = (field: "name" | "text" | "accounts") =>
    answer && !answer.ok && answer.reason === "problem" && answer.problem.field === field
      ? t(`problem.${field}.${answer.problem.reason}`)
      : null;
  const namesOf = (ids: number[] | null) =>
    ids
      ? accounts
          .filter((account) => ids.includes(account.id))
          .map(({ handle }) => handle)
          .join(", ")
      : t("allAccounts");
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
        onChange={(event) => setName(event.target.value)}
      />
      <TextAreaField
        label={t("text")}
        ref={box}
        rows={4}
        dir="auto"
        value={text}
        maxLength={longestCanned.text}
        error={problemOf("text")}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="-mt-2 flex flex-wrap items-center gap-1.5">
        <span className="text-ink-2 text-meta">{t("insert")}</span>
        {cannedNames.map((one) => (
          <Button
            key={one}
            size="small"
            onClick={() => box.current && setText(insertAtCaret(box.current, `{${one}}`))}
          >
            {t(`names.${one}`)}
          </Button>
        ))}
      </div>
      <AccountChoice
        accounts={accounts}
        chosen={accountIds}
        error={problemOf("accounts")}
        onChoose={setAccountIds}
      />
      <CannedPreview
        text={text}
        clinic={clinic}
        staffName={staffName}
        accounts={accounts.filter(({ id }) => accountIds?.includes(id) ?? true)}
        limits={limits}
      />
      {answer && !isPending && "theirs" in answer && (
        <ChangedMeanwhile
          theirs={answer.theirs}
          words={{
            name: [t("name"), (stored) => stored],
            text: [t("text"), (stored) => stored],
            accountIds: [t("accounts"), (ids) => namesOf(ids)],
          }}
        />
      )}
      {answer && !answer.ok && answer.reason !== "problem" && !("theirs" in answer) && (
        <p role="alert" className="text-bad text-preview">
          {answer.reason === "notFound" ? t("gone") : tRefused(answer.reason)}
        </p>
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

const shownOf = (reply: CannedReply | null): CannedDraft => ({
  name: reply?.name ?? "",
  text: reply?.text ?? "",
  accountIds: reply?.accountIds ?? null,
});

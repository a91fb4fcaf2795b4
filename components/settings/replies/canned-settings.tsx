"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { NothingYet } from "@/components/settings/nothing-yet";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Modal } from "@/components/ui/modals/modal";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type {
  CannedAnswer,
  CannedEdit,
  CannedReply,
  TextLimits,
} from "@/lib/replies/types";
import { CannedForm } from "./canned-form";
import { CannedRow } from "./canned-row";
import { RemoveCanned } from "./remove-canned";

type Props = {
  replies: CannedReply[];
  accounts: AccountTag[];
  limits: TextLimits;
  clinic: string;
  staffName: string;
  save(edit: CannedEdit): Promise<CannedAnswer>;
  remove(id: number): Promise<CannedAnswer>;
};

type Asked = { what: "add" } | { what: "change" | "remove"; reply: CannedReply };

/** The texts that staff call with `/`: what they say, where, and the means to change them. */
export function CannedSettings({
  replies,
  accounts,
  limits,
  clinic,
  staffName,
  ...actions
}: Props) {
  const t = useTranslations("replies");
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const edited = asked && asked.what !== "remove" ? asked : null;
  return (
    <SettingsFrame
      title={t("title")}
      action={
        <Button look="primary" onClick={() => setAsked({ what: "add" })}>
          <Icon of="icon-plus" size={18} />
          {t("add")}
        </Button>
      }
    >
      <p className="max-w-prose text-ink-2">{t("help")}</p>
      {replies.length === 0 ? (
        <NothingYet title={t("none")} text={t("noneText")} />
      ) : (
        <ul
          aria-label={t("title")}
          className="rounded-card border border-line bg-surface"
        >
          {replies.map((reply) => (
            <CannedRow
              key={reply.id}
              reply={reply}
              accounts={accounts}
              onChange={() => setAsked({ what: "change", reply })}
              onRemove={() => setAsked({ what: "remove", reply })}
            />
          ))}
        </ul>
      )}
      {edited && (
        <Modal
          title={t(edited.what === "change" ? "changeTitle" : "addTitle")}
          onClose={close}
          width="md:max-w-150"
        >
          <CannedForm
            reply={edited.what === "change" ? edited.reply : null}
            accounts={accounts}
            limits={limits}
            clinic={clinic}
            staffName={staffName}
            save={actions.save}
            onDone={close}
          />
        </Modal>
      )}
      {asked?.what === "remove" && (
        <RemoveCanned reply={asked.reply} remove={actions.remove} onDone={close} />
      )}
    </SettingsFrame>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { spokenName } from "@/components/replies/fill-canned";
import { OfferTrouble } from "@/components/templates/offer-trouble";
import { TemplateFields } from "@/components/templates/template-fields";
import { useChoice } from "@/components/templates/use-choice";
import { useOffer } from "@/components/templates/use-offer";
import { Button } from "@/components/ui/buttons/button";
import { useFocusFirstInvalid } from "@/components/ui/focus/use-focus-first-invalid";
import { TextField } from "@/components/ui/forms/field";
import { Icon } from "@/components/ui/icons/icon";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { firstNameOf } from "@/lib/format";
import { longestName } from "@/lib/lengths";
import { FromField, PhoneField, WithWhom } from "./start-fields";
import type { useStarting } from "./use-starting";
import { WhyNotHere, WhyNowhere } from "./why-not-here";

export type Starting = ReturnType<typeof useStarting>;

export type StartProps = {
  starting: Starting;
  /** May the reader connect accounts? */
  isAdmin: boolean;
};

/** With whom, from which account, and the approved template that it begins with. */
export function StartForm(props: StartProps) {
  const { accounts, others } = props.starting;
  const [account] = accounts;
  if (!account) return <WhyNowhere others={others} isAdmin={props.isAdmin} />;
  return <Fields {...props} first={account} />;
}

function Fields({ starting, first, isAdmin }: StartProps & { first: AccountTag }) {
  const { accounts, others, person, loadOffer } = starting;
  const t = useTranslations("start");
  const [accountId, setAccountId] = useState(first.id);
  // One that can't send any more is not replaced by another in silence.
  const account = accounts.find(({ id }) => id === accountId);
  const [phone, setPhone] = useState(person?.phones[0] ?? "");
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const { offer, again } = useOffer(account?.id ?? null, loadOffer);
  const spoken = spokenName(person?.name ?? name);
  const chosen = useChoice(offer, spoken && firstNameOf(spoken));
  const { template, choice, ready, tried } = chosen;
  const hasPhone = phone.trim() !== "";
  const form = useRef<HTMLFormElement>(null);
  const isToldGone = refusal === "templateGone" && chosen.isGone;
  useFocusFirstInvalid(form, isToldGone ? "gone" : (refusal ?? tried));
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    chosen.onTry(account !== undefined && ready !== null && hasPhone);
    setRefusal(null);
    if (!account || !ready || !hasPhone) return;
    setPending(true);
    const { id, values } = ready.template;
    const personId = person?.id ?? null;
    const wanted = { accountId: account.id, phone, name, personId };
    const why = await starting.start({ ...wanted, template: { id, values } });
    setRefusal(why);
    setPending(false);
    if (why === "templateGone") again();
  }
  function phoneError() {
    if (tried && !hasPhone) return t("phoneMissing");
    return refusal === "notAPhone" ? t("refusal.notAPhone") : null;
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {person && <WithWhom name={person.name} />}
      <FromField accounts={accounts} account={account} onChoose={setAccountId} />
      <div className="grid gap-4 md:grid-cols-2">
        <PhoneField
          value={phone}
          known={person?.phones ?? []}
          isFirst={accounts.length === 1}
          error={phoneError()}
          onChange={setPhone}
        />
        {!person && (
          <TextField
            label={t("name")}
            dir="auto"
            autoComplete="off"
            maxLength={longestName}
            value={name}
            help={t("nameHelp")}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </div>
      {account && (
        <div>
          <OfferTrouble offer={offer} isAdmin={isAdmin} onRetry={again} />
          {template && choice && (
            <TemplateFields {...chosen} template={template} choice={choice} />
          )}
        </div>
      )}
      {refusal && refusal !== "notAPhone" && !isToldGone && (
        <p role="alert" className="text-bad text-preview">
          {t(t.has(`refusal.${refusal}`) ? `refusal.${refusal}` : "refusal.other")}
        </p>
      )}
      <WhyNotHere others={others} />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={starting.close}>
          {t("cancel")}
        </Button>
        <Button
          type="submit"
          look="primary"
          disabled={account && !template}
          // A second press starts nothing twice, and the button keeps the focus.
          aria-disabled={isPending || undefined}
        >
          {t("send")}
          <Icon of="icon-send-horizontal" size={18} />
        </Button>
      </div>
    </form>
  );
}

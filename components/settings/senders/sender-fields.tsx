"use client";

import { useTranslations } from "next-intl";
import { BrandField } from "@/components/settings/messaging/brand-field";
import { ColourChoice } from "@/components/settings/messaging/colour-choice";
import { TextField } from "@/components/ui/forms/field";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { AccountField } from "@/lib/accounts/types/saving";
import type { AccountColour } from "@/lib/accounts/types/tag";
import type { ZoneGroup } from "@/lib/clinic/types";
import { clockTime, shortDate } from "@/lib/format";
import { DeadlineField } from "./deadline-field";
import { SecretField } from "./secret-field";

type Props = {
  /** The sender that is edited; null for a new one. */
  sender: SavedAccount | null;
  /** What a new one begins with. */
  start: { colour: AccountColour; zone: string };
  zones: ZoneGroup[];
  brands: string[];
  /** The clinic's own, in which it is told when the token was set. */
  timeZone: string;
  errorOf(field: AccountField): string | null;
  isReplacing: boolean;
  onReplace(isReplacing: boolean): void;
};

const plain = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;

/** The fields of a sender. Once Twilio has confirmed it, the Account SID and the number stand fast. */
export function SenderFields({ sender, start, zones, errorOf, ...rest }: Props) {
  const t = useTranslations("settings.twilio");
  const note = useTokenNote(sender, rest.timeZone);
  const isFixed = sender?.isConfirmed ?? false;
  return (
    <>
      <TextField
        label={t("accountSid")}
        name="accountSid"
        isCode
        {...plain}
        maxLength={100}
        defaultValue={sender?.credentialExternalId ?? ""}
        readOnly={isFixed}
        error={errorOf("accountSid")}
        help={t(isFixed ? "accountSidFixed" : "accountSidHelp")}
      />
      <SecretField
        lastFour={sender?.secret.lastFour || null}
        isRefused={sender?.secret.isRefused ?? false}
        note={note}
        error={errorOf("authToken")}
        isReplacing={rest.isReplacing}
        onReplace={rest.onReplace}
      />
      <TextField
        label={t("senderNumber")}
        name="senderNumber"
        {...plain}
        type="tel"
        maxLength={40}
        defaultValue={sender?.tag.handle ?? ""}
        readOnly={isFixed}
        placeholder={t("senderNumberExample")}
        error={errorOf("senderNumber")}
        help={isFixed ? undefined : t("senderNumberHelp")}
      />
      <DeadlineField
        local={sender?.deadline?.local ?? ""}
        zone={sender?.deadline?.zone ?? start.zone}
        zones={zones}
        error={errorOf("deadline")}
      />
      <TextField
        label={t("label")}
        name="label"
        autoComplete="off"
        maxLength={100}
        defaultValue={sender?.tag.label ?? ""}
        error={errorOf("label")}
        help={t("labelHelp")}
      />
      <BrandField brand={sender?.brand ?? ""} brands={rest.brands} />
      <ColourChoice chosen={sender?.tag.colour ?? start.colour} />
    </>
  );
}

function useTokenNote(sender: SavedAccount | null, timeZone: string): string | null {
  const t = useTranslations("settings.twilio");
  if (!sender?.secret.lastFour) return null;
  const { setAt, setBy } = sender.secret;
  const when = `${shortDate(setAt, timeZone)}, ${clockTime(setAt, timeZone)}`;
  return setBy
    ? t("authTokenSetBy", { when, name: setBy })
    : t("authTokenSetAt", { when });
}

import { useTranslations } from "next-intl";
import type { FormWords } from "@/components/ui/forms/edit-conflict";
import type { AccountWords } from "@/lib/accounts/types/saving";
import { fullTime } from "@/lib/format";

/** What the fields of an account's form are called, and say. */
export function useAccountWords(): FormWords<AccountWords> {
  const t = useTranslations("settings.twilio");
  const profile = useTranslations("settings.profile");
  const brand = useTranslations("settings.brand");
  const asIs = (value: string) => value;
  return {
    accountSid: [t("accountSid"), asIs],
    senderNumber: [t("senderNumber"), asIs],
    label: [t("label"), asIs],
    brand: [brand("label"), asIs],
    colour: [t("colour"), (colour) => t(`colours.${colour}`)],
    // A wall clock's time, in the zone beside it.
    deadline: [t("deadline"), (at) => at && fullTime(`${at}:00Z`, "UTC")],
    deadlineZone: [t("deadlineZone"), asIs],
    humanAgent: [profile("longReplies"), (isOn) => profile(isOn ? "on" : "off")],
  };
}

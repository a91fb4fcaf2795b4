import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { NothingYet } from "@/components/settings/nothing-yet";
import { SettingsFrame } from "@/components/settings/settings-frame";
import type { Clinic, ZoneGroup } from "@/lib/clinic/types";
import type { AccountHours, OpeningHours } from "@/lib/hours/types";
import type { ConflictingEdit, Done } from "@/lib/result";
import { AccountHoursCard } from "./account-hours-card";
import { ClinicForm } from "./clinic-form";

type Props = {
  accounts: AccountHours[];
  clinic: Clinic;
  zones: ZoneGroup[];
  saveClinic: ComponentProps<typeof ClinicForm>["save"];
  saveHours(
    accountId: number,
    typed: OpeningHours,
    seen: OpeningHours,
  ): Promise<Done | ConflictingEdit<OpeningHours>>;
};

/** The clinic's name and zone, and for each account when it is answered. */
export function HoursPage({ accounts, clinic, zones, saveClinic, saveHours }: Props) {
  const t = useTranslations("hours");
  return (
    <SettingsFrame title={t("title")}>
      <section
        aria-labelledby="clinic"
        className="rounded-card border border-line bg-surface p-4 md:p-5"
      >
        <h2 id="clinic" className="mb-3 font-semibold">
          {t("clinic.title")}
        </h2>
        <ClinicForm clinic={clinic} zones={zones} save={saveClinic} />
      </section>
      <div className="mt-3">
        <h2 className="font-semibold">{t("accountsTitle")}</h2>
        <p className="mt-0.5 max-w-prose text-ink-3 text-meta">{t("accountsText")}</p>
      </div>
      {accounts.length === 0 && (
        <NothingYet
          title={t("none")}
          text={t("noneText")}
          way={{ href: "/settings/start", words: t("connect") }}
        />
      )}
      {accounts.map((each) => (
        <AccountHoursCard
          key={each.account.id}
          of={each}
          save={saveHours.bind(null, each.account.id)}
        />
      ))}
    </SettingsFrame>
  );
}

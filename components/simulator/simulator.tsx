"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClinicPicker } from "./clinic-picker";
import { PatientPicker } from "./patient-picker";
import { Phone } from "./phone";
import type { ClinicAccount, Person } from "./types";

type SimulatorProps = { accounts: ClinicAccount[]; children: ReactNode };

/** A patient's phone, the choice of whose it is, and of the clinic's account that they write to. */
export function Simulator({ accounts, children }: SimulatorProps) {
  const t = useTranslations("simulator");
  const [clinic, setClinic] = useState(accounts[0]);
  const [person, setPerson] = useState<Person | null>(clinic?.app.people[0] ?? null);
  if (!clinic) return <NoAccounts>{children}</NoAccounts>;
  const pickClinic = (picked: ClinicAccount) => {
    setClinic(picked);
    if (picked.app.addressKind !== clinic.app.addressKind)
      setPerson(onTheOtherApp(person, picked.app.people));
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_420px] lg:gap-16">
      <div className="flex max-w-[520px] flex-col gap-6">
        {children}
        <div className="flex flex-col gap-4">
          <ClinicPicker accounts={accounts} clinic={clinic} onPick={pickClinic} />
          <PatientPicker
            key={clinic.app.addressKind}
            app={clinic.app}
            person={person}
            onPick={setPerson}
          />
        </div>
      </div>
      {person ? (
        <Phone key={`${person.id} ${clinic.id}`} person={person} clinic={clinic} />
      ) : (
        <p className="text-ink-2">{t("whoFirst")}</p>
      )}
    </div>
  );
}

/** One stays who one is, where the other app knows somebody of that name. */
const onTheOtherApp = (person: Person | null, people: Person[]) =>
  people.find(({ name }) => name === person?.name) ?? people[0] ?? null;

function NoAccounts({ children }: { children: ReactNode }) {
  const t = useTranslations("simulator");
  return (
    <div className="flex max-w-[520px] flex-col gap-6">
      {children}
      <p className="rounded-card bg-warn-soft p-4 text-warn">{t("noAccounts")}</p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClinicPicker } from "./clinic-picker";
import { PatientPicker } from "./patient-picker";
import { Phone } from "./phone";
import type { ClinicNumber, Person } from "./types";

type SimulatorProps = {
  clinicNumbers: ClinicNumber[];
  people: Person[];
  children: ReactNode;
};

/** A patient's phone and the choice of whose it is. */
export function Simulator({ clinicNumbers, people, children }: SimulatorProps) {
  const t = useTranslations("simulator");
  const [person, setPerson] = useState<Person | null>(people[0] ?? null);
  const [clinic, setClinic] = useState(clinicNumbers[0]);
  if (!clinic) return <NoNumbers>{children}</NoNumbers>;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_420px] lg:gap-16">
      <div className="flex max-w-[520px] flex-col gap-6">
        {children}
        <div className="flex flex-col gap-4">
          <PatientPicker people={people} onPick={setPerson} />
          <ClinicPicker
            clinicNumbers={clinicNumbers}
            clinic={clinic}
            onPick={setClinic}
          />
        </div>
      </div>
      {person ? (
        <Phone key={`${person.phone} ${clinic.number}`} person={person} clinic={clinic} />
      ) : (
        <p className="text-ink-2">{t("whoFirst")}</p>
      )}
    </div>
  );
}

function NoNumbers({ children }: { children: ReactNode }) {
  const t = useTranslations("simulator");
  return (
    <div className="flex max-w-[520px] flex-col gap-6">
      {children}
      <p className="rounded-card bg-warn-soft p-4 text-warn">{t("noNumbers")}</p>
    </div>
  );
}

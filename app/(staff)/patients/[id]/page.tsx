import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  archive,
  edit,
  makeLead,
  makePatient,
  merge,
  remark,
  separate,
  unarchive,
} from "@/app/(staff)/patients/actions";
import {
  create,
  edit as editTouch,
  followUpDone,
  followUpMoved,
  withdraw,
} from "@/app/(staff)/patients/touch-actions";
import { PersonPage } from "@/components/patients/record/person-page";
import { PatientTouches } from "@/components/touches/patient-touches";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { allowedChannels } from "@/lib/live/allowed-channels";
import { liveConnection } from "@/lib/live/connection";
import { PersonId } from "@/lib/patients/input";
import { likenessesOf } from "@/lib/patients/links/likenesses";
import { readPerson } from "@/lib/patients/read-person";
import { erase } from "./actions";

type Props = PageProps<"/patients/[id]">;

/** The name of somebody stays out of titles: they are kept in histories and seen over shoulders. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patients");
  return { title: t("title") };
}

export default async function PatientPage({ params }: Props) {
  const staff = await requireStaff();
  const asked = PersonId.safeParse(await params);
  const person = asked.success ? await readPerson(staff, asked.data.id) : null;
  if (!person || !asked.success) notFound();
  // A merged record is shown as whom it belongs to, at that one's address.
  if (person.id !== asked.data.id) redirect(`/patients/${person.id}`);
  const [likenesses, zone] = await Promise.all([
    likenessesOf(staff.scope, person),
    clinicTimeZone(),
  ]);
  const clock = { now: Date.now(), zone };
  return (
    <PersonPage
      person={person}
      likenesses={likenesses}
      clock={clock}
      actions={{
        edit,
        remark,
        makePatient,
        makeLead,
        archive,
        unarchive,
        merge,
        separate,
        erase: staff.role === "admin" ? erase : undefined,
      }}
      timeline={
        <PatientTouches
          person={person}
          clock={clock}
          staffName={staff.name}
          actions={{ create, edit: editTouch, withdraw, followUpDone, followUpMoved }}
          live={liveConnection()}
          channels={allowedChannels(staff)}
        />
      }
    />
  );
}

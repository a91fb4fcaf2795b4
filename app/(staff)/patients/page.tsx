import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { peopleHref } from "@/components/patients/list/people-href";
import { PeoplePage } from "@/components/patients/list/people-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { PeopleQuery } from "@/lib/patients/input";
import { countPeople } from "@/lib/patients/list";
import { peoplePage } from "@/lib/patients/list-by-contact";
import { countDue } from "@/lib/touches/follow-ups";
import { asksTooMuch } from "@/lib/words/asked";
import { inSearchQueue } from "@/lib/words/search-queue";
import { add } from "./actions";

type Props = PageProps<"/patients">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patients");
  return { title: t("title") };
}

export default async function PatientsPage({ searchParams }: Props) {
  const staff = await requireStaff();
  const searched = await searchParams;
  const asked = PeopleQuery.parse(searched);
  if (asksTooMuch(searched.q)) redirect(peopleHref(asked));
  const [page, counts, zone, due] = await Promise.all([
    inSearchQueue(staff.id, () => peoplePage(staff.scope, asked)),
    countPeople(staff.scope),
    clinicTimeZone(),
    countDue(staff),
  ]);
  const clock = { now: Date.now(), zone };
  return <PeoplePage {...{ page, counts, asked, clock, add, due }} />;
}

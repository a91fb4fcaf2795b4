import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/patients/people-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { PeopleQuery } from "@/lib/patients/input";
import { countPeople, listPeople } from "@/lib/patients/list";
import { countDue } from "@/lib/touches/follow-ups";
import { inSearchTurn } from "@/lib/words/in-search-turn";
import { add } from "./actions";

type Props = PageProps<"/patients">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patients");
  return { title: t("title") };
}

export default async function PatientsPage({ searchParams }: Props) {
  const staff = await requireStaff();
  const asked = PeopleQuery.parse(await searchParams);
  const [page, counts, zone, due] = await Promise.all([
    inSearchTurn(staff.id, () => listPeople(staff.scope, asked)),
    countPeople(staff.scope),
    clinicTimeZone(),
    countDue(staff),
  ]);
  const clock = { now: Date.now(), zone };
  return <PeoplePage {...{ page, counts, asked, clock, add, due }} />;
}

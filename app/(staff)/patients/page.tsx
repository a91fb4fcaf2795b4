import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/patients/people-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { PeopleQuery } from "@/lib/patients/input";
import { listPeople } from "@/lib/patients/list";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patients");
  return { title: t("title") };
}

export default async function PatientsPage({ searchParams }: Props) {
  const staff = await requireStaff();
  const { q, before } = PeopleQuery.parse(await searchParams);
  const page = await listPeople(staff.scope, { q, before });
  return <PeoplePage page={page} q={q} isFirst={before === null} />;
}

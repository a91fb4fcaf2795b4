import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExportPage } from "@/components/records/export-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { clinicCountry } from "@/lib/patients/clinic-country";
import { PersonId } from "@/lib/patients/input";
import { nationalPhone } from "@/lib/patients/phone";
import { exportPerson } from "@/lib/records/export-person";

type Props = PageProps<"/patients/[id]/export">;

/** The name of somebody stays out of titles: they are kept in histories and seen over shoulders. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("records.export");
  return { title: t("title") };
}

/** All that is kept of a person, to print or to save as PDF by the browser. It stands outside the portal's frame. */
export default async function PatientExportPage({ params }: Props) {
  const staff = await requireStaff();
  const asked = PersonId.safeParse(await params);
  const exported = asked.success ? await exportPerson(staff, asked.data.id) : null;
  if (!exported) notFound();
  const country = await clinicCountry();
  const phones = exported.person.phones.map((phone) => nationalPhone(phone, country));
  return <ExportPage exported={exported} phones={phones} zone={await clinicTimeZone()} />;
}

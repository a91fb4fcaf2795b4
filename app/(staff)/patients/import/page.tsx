import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportPage } from "@/components/patients/import/import-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicCountry } from "@/lib/patients/clinic-country";
import { phoneCountries } from "@/lib/patients/phone";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("patients.import");
  return { title: t("title") };
}

export default async function PatientsImportPage() {
  await requireStaff();
  return <ImportPage country={await clinicCountry()} countries={[...phoneCountries]} />;
}

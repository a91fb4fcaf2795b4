import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Explanation } from "@/components/simulator/explanation";
import { Simulator } from "@/components/simulator/simulator";
import type { Person } from "@/components/simulator/types";
import { displayPhone } from "@/lib/patients/phone";
import { newcomers } from "./newcomers";
import { isSimulatorOn, listClinicNumbers, listPeople } from "./standin";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulator");
  return { title: t("title"), robots: { index: false } };
}

export default async function SimulatorPage() {
  await connection();
  if (!isSimulatorOn()) notFound();
  const [numbers, known] = await Promise.all([listClinicNumbers(), listPeople()]);
  const clinicNumbers = numbers.map((one) => ({
    ...one,
    shown: displayPhone(one.number),
  }));
  return (
    <main className="mx-auto w-full max-w-[1080px] px-4 py-6 lg:py-10">
      <Simulator clinicNumbers={clinicNumbers} people={withNewcomers(known)}>
        <Explanation />
      </Simulator>
    </main>
  );
}

function withNewcomers(known: typeof newcomers): Person[] {
  const phones = new Set(known.map(({ phone }) => phone));
  const others = newcomers.filter(({ phone }) => !phones.has(phone));
  return [...known, ...others].map((one) => ({ ...one, shown: displayPhone(one.phone) }));
}

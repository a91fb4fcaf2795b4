import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Explanation } from "@/components/simulator/explanation";
import { Simulator } from "@/components/simulator/simulator";
import { newcomers } from "./newcomers";
import { isSimulatorOn, listClinicNumbers, listPeople } from "./standin";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulator");
  return { title: t("title"), robots: { index: false } };
}

export default async function SimulatorPage() {
  await connection();
  if (!isSimulatorOn()) notFound();
  const [clinicNumbers, known] = await Promise.all([listClinicNumbers(), listPeople()]);
  return (
    <main className="mx-auto w-full max-w-[1080px] px-4 py-6 lg:py-10">
      <Simulator clinicNumbers={clinicNumbers} people={withNewcomers(known)}>
        <Explanation />
      </Simulator>
    </main>
  );
}

function withNewcomers(known: Awaited<ReturnType<typeof listPeople>>) {
  const phones = new Set(known.map(({ phone }) => phone));
  return [...known, ...newcomers.filter(({ phone }) => !phones.has(phone))];
}

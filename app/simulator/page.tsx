import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { Sentences } from "@/app/sentences";
import { Explanation } from "@/components/simulator/explanation";
import { Simulator } from "@/components/simulator/simulator";
import { listClinicAccounts } from "./phone-apps";
import { isSimulatorOn } from "./standin";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulator");
  return { title: t("title"), robots: { index: false } };
}

export default async function SimulatorPage() {
  await connection();
  if (!isSimulatorOn()) notFound();
  return (
    <main className="mx-auto w-full max-w-[1080px] px-4 py-6 lg:py-10">
      <Sentences of={["simulator"]}>
        <Simulator accounts={await listClinicAccounts()}>
          <Explanation />
        </Simulator>
      </Sentences>
    </main>
  );
}

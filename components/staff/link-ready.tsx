"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { Button } from "@/components/ui/buttons/button";
import { CopyLine } from "@/components/ui/buttons/copy-line";
import { PageModal } from "@/components/ui/modals/page-modal";
import { sheetButtonsLook } from "@/components/ui/modals/sheet-look";
import { staffHrefs } from "./staff-hrefs";

type Props = { name: string; link: string };

/** The link by which somebody chooses a password, shown this once. */
export function LinkReady({ name, link }: Props) {
  const t = useTranslations("staff.link");
  return (
    <PageModal title={t("ready", { name })} closeHref={staffHrefs.page}>
      <div role="status" className="grid gap-4 px-4 pt-2 pb-5 md:px-6">
        <p className="text-ink-2">{t("readyText")}</p>
        <CopyLine label={t("label")} value={link} />
      </div>
      <footer className={sheetButtonsLook}>
        <Dialog.Close asChild>
          <Button look="primary">{t("done")}</Button>
        </Dialog.Close>
      </footer>
    </PageModal>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { useCopied } from "@/components/ui/buttons/use-copied";
import { Icon } from "@/components/ui/icons/icon";
import { QrCode } from "./qr-code";

/** Ways to write to a number from one's own phone: its camera, WhatsApp on this device, or the number to paste. */
export function WriteToIt({ number }: { number: string }) {
  const t = useTranslations("readiness");
  const [isShown, setShown] = useState(false);
  const [outcome, copy] = useCopied(number);
  const isCopied = outcome === "copied";
  const link = `https://wa.me/${number.replace(/\D/g, "")}`;
  return (
    <>
      <div className="mt-2.5 flex flex-wrap gap-2 max-md:grid">
        <Button
          size="small"
          aria-expanded={isShown}
          className="max-md:hidden"
          onClick={() => setShown(!isShown)}
        >
          <Icon of="icon-qr-code" size={14} />
          {t(isShown ? "hideQr" : "showQr")}
        </Button>
        <a
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          className={`${buttonLook({ size: "small" })} max-md:h-11 md:hidden`}
        >
          <Icon of="icon-external-link" size={14} />
          {t("openWhatsApp")}
        </a>
        <Button size="small" className="max-md:h-11" onClick={copy}>
          <Icon of={isCopied ? "icon-check" : "icon-copy"} size={14} />
          {t("copyNumber")}
        </Button>
        <span role="status" className="sr-only">
          {isCopied ? t("numberCopied") : ""}
        </span>
      </div>
      {isShown && (
        <div className="mt-3">
          <QrCode text={link} label={t("qrLabel", { number })} />
        </div>
      )}
    </>
  );
}

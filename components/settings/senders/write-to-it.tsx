"use client";

import { Check, Copy, ExternalLink, QrCode as QrIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { useCopied } from "@/components/ui/use-copied";
import { QrCode } from "./qr-code";

/** Ways to write to a number from one's own phone: its camera, WhatsApp on this device, or the number to paste. */
export function WriteToIt({ number }: { number: string }) {
  const t = useTranslations("readiness");
  const [isShown, setShown] = useState(false);
  const [isCopied, copy] = useCopied(number);
  const link = `https://wa.me/${number.replace(/\D/g, "")}`;
  const CopyIcon = isCopied ? Check : Copy;
  return (
    <>
      <div className="mt-2.5 flex flex-wrap gap-2 max-md:grid">
        <Button
          size="small"
          aria-expanded={isShown}
          className="max-md:hidden"
          onClick={() => setShown(!isShown)}
        >
          <QrIcon size={14} strokeWidth={2} aria-hidden />
          {t(isShown ? "hideQr" : "showQr")}
        </Button>
        <a
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          className={`${buttonLook({ size: "small" })} max-md:h-11 md:hidden`}
        >
          <ExternalLink size={14} strokeWidth={2} aria-hidden />
          {t("openWhatsApp")}
        </a>
        <Button size="small" className="max-md:h-11" onClick={copy}>
          <CopyIcon size={14} strokeWidth={2} aria-hidden />
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

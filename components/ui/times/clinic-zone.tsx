"use client";

import { useTranslations } from "next-intl";

type Props = {
  /** The clinic's time zone (IANA name), in which every time is told. */
  zone: string;
  className?: string;
};

/** Whose clock tells the time, where the clinic's is not that of the machine. Only ever drawn in the browser. */
export function ClinicZone({ zone, className }: Props) {
  const t = useTranslations("shell");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (own === zone) return null;
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  return <p className={className}>{t("clinicZone", { city })}</p>;
}

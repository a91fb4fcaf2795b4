import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { shortDate } from "@/lib/format";

type Props = { days: string[]; onChange(days: string[]): void };

/** The days on which it is closed whatever the week says. */
export function ClosedDays({ days, onChange }: Props) {
  const t = useTranslations("hours");
  const [day, setDay] = useState("");
  const add = () => {
    if (day !== "") onChange([...new Set([...days, day])].sort());
    setDay("");
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-preview">{t("closedOn")}</legend>
      {days.length === 0 && <p className="text-ink-3 text-preview">{t("noDays")}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {days.map((each) => (
          <li
            key={each}
            className="flex items-center gap-0.5 rounded-full bg-fill ps-3 text-preview"
          >
            {shortDate(each, "UTC")}
            <IconButton
              icon={X}
              label={t("removeDay", { day: shortDate(each, "UTC") })}
              size={14}
              onClick={() => onChange(days.filter((one) => one !== each))}
            />
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2">
        <input
          type="date"
          aria-label={t("day")}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          className="h-9 rounded-control border border-control bg-surface px-2 text-interface max-md:h-11 max-md:text-[16px]"
        />
        <Button onClick={add} disabled={day === ""}>
          {t("addDay")}
        </Button>
      </div>
    </fieldset>
  );
}

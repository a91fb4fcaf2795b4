import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { accountColours } from "@/lib/accounts/types/tag";

/** One of the six colours that tell accounts apart, each with its name. */
export function ColourChoice({ chosen }: { chosen: AccountColour }) {
  const t = useTranslations("settings.twilio");
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-preview">{t("colour")}</legend>
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-6">
        {accountColours.map((colour) => (
          <label key={colour} className={tileLook}>
            <input
              type="radio"
              name="colour"
              value={colour}
              defaultChecked={colour === chosen}
              className="sr-only"
            />
            <span aria-hidden className={clsx("size-4 rounded-full", grounds[colour])} />
            {t(`colours.${colour}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const tileLook =
  "relative flex h-14 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border border-line-strong " +
  "font-medium text-ink-2 text-meta hover:bg-hover has-checked:border-accent has-checked:text-ink " +
  "has-checked:inset-ring has-checked:inset-ring-accent " +
  "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2";

const grounds: Record<AccountColour, string> = {
  teal: "bg-teal",
  plum: "bg-plum",
  ochre: "bg-ochre",
  brick: "bg-brick",
  indigo: "bg-indigo",
  olive: "bg-olive",
};

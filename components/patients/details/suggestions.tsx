import { useTranslations } from "next-intl";
import { KindPill } from "@/components/patients/kind-pill";
import { Button } from "@/components/ui/buttons/button";
import type { Likeness } from "@/lib/patients/types/behind";
import { Section } from "./section";

type Props = {
  suggestions: Likeness[];
  isPending: boolean;
  onLink(personId: number): void;
};

/** Who it might be, by the phone. Nobody is linked before somebody on staff has said so. */
export function Suggestions({ suggestions, isPending, onLink }: Props) {
  const t = useTranslations("patients");
  if (suggestions.length === 0) return null;
  return (
    <Section title={t("details.suggestions")}>
      <ul className="grid gap-2">
        {suggestions.map(({ id, kind, name, why }) => (
          <li key={id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <span className="flex min-w-0 items-center gap-2 text-interface">
                <bdi data-private className="truncate">
                  {name}
                </bdi>
                <KindPill kind={kind} />
              </span>
              <span className="block text-ink-3 text-meta">{t(`why.${why}`)}</span>
            </span>
            <Button
              size="small"
              aria-disabled={isPending || undefined}
              aria-label={t("details.linkTo", { name })}
              onClick={() => onLink(id)}
            >
              {t("details.linkShort")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

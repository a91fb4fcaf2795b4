import { useTranslations } from "next-intl";
import { KindPill } from "@/components/patients/kind-pill";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { Alike } from "@/lib/patients/types/draft";

type Props = { people: Alike[]; onLink?: ((personId: number) => void) | undefined };

/** Who on the books it may be, each with the way to their record beside what was typed. */
export function AlikePeople({ people, onLink }: Props) {
  const t = useTranslations("patients");
  if (people.length === 0) return null;
  return (
    <ul aria-label={t("form.alike")} className="grid gap-1">
      {people.map(({ id, kind, name, archived, why }) => (
        <li key={id} className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <a
              href={`/patients/${id}`}
              target="_blank"
              className="flex w-fit max-w-full items-center gap-1.5 font-medium text-accent text-interface hover:underline"
              rel="noopener"
            >
              <bdi data-private className="truncate">
                {name}
              </bdi>
              <Icon of="icon-external-link" size={14} className="shrink-0" />
            </a>
            <span className="block text-ink-3 text-meta">
              {t(`why.${why}`)}
              {archived && ` · ${t("filters.archived")}`}
            </span>
          </span>
          <KindPill kind={kind} />
          {onLink && (
            <Button
              size="small"
              aria-label={t("details.linkTo", { name })}
              onClick={() => onLink(id)}
            >
              {t("details.linkShort")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { firstNameOf } from "@/lib/format";
import type { DialogPerson } from "@/lib/patients/types/behind";

type TabsProps = {
  people: DialogPerson[];
  shown: number | null;
  onShow(personId: number): void;
};

/** Of a family the one whose record is shown below. */
export function PersonTabs({ people, shown, onShow }: TabsProps) {
  const t = useTranslations("patients.details");
  return (
    <fieldset className="flex flex-wrap gap-1.5 px-4 pt-3">
      <legend className="sr-only">{t("whose")}</legend>
      {people.map(({ id, name }) => (
        <Button
          key={id}
          size="small"
          aria-pressed={id === shown}
          className={id === shown ? "border-accent! bg-selected! text-accent!" : ""}
          onClick={() => onShow(id)}
        >
          <bdi data-private>{firstNameOf(name)}</bdi>
        </Button>
      ))}
    </fieldset>
  );
}

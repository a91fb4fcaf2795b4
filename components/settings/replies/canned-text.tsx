import { useTranslations } from "next-intl";
import { useRef } from "react";
import { insertAtCaret } from "@/components/dialog/composer/insert-at-caret";
import { Button } from "@/components/ui/buttons/button";
import { TextAreaField } from "@/components/ui/forms/field";
import { cannedNames, longestCanned } from "@/lib/replies/types";

type Props = { value: string; error: string | null; onChange(text: string): void };

/** The words of a canned reply, and the names that may be put among them. */
export function CannedText({ value, error, onChange }: Props) {
  const t = useTranslations("replies");
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <TextAreaField
        label={t("text")}
        ref={box}
        rows={4}
        dir="auto"
        value={value}
        maxLength={longestCanned.text}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="-mt-2 flex flex-wrap items-center gap-1.5">
        <span className="text-ink-2 text-meta">{t("insert")}</span>
        {cannedNames.map((one) => (
          <Button
            key={one}
            size="small"
            onClick={() =>
              box.current && onChange(insertAtCaret(box.current, `{${one}}`))
            }
          >
            {t(`names.${one}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  CitationBlock,
  CitedHead,
  CitedWords,
} from "@/components/touches/citation-block";
import { Button } from "@/components/ui/buttons/button";
import { FieldError, labelLook } from "@/components/ui/forms/field";
import { Icon } from "@/components/ui/icons/icon";
import type { Clock } from "@/lib/format";
import type { Citation } from "@/lib/touches/types";
import type { FieldsProps } from "./touch-form-fields";

type Props = FieldsProps & { error: string | null };

/** The message that the touch refers to: shown, taken off, or chosen among the newest. */
export function CitedField(props: Props) {
  const { words, clock, touch, error } = props;
  const t = useTranslations("touches.form");
  const [isChoosing, setChoosing] = useState(false);
  const citation = shownCitation(words.value.cited, touch?.citation ?? null);
  return (
    <fieldset className="min-w-0">
      <legend className={`mb-1.5 ${labelLook}`}>{t("cited")}</legend>
      {citation ? (
        <CitationBlock
          citation={citation}
          clock={clock}
          aside={
            <button
              type="button"
              aria-label={t("uncite")}
              onClick={() => words.change({ cited: null })}
              className="-my-1 -me-1.5 grid size-6 cursor-pointer place-items-center rounded-[6px] text-ink-2 hover:bg-hover pointer-coarse:size-11"
            >
              <Icon of="icon-x" size={14} />
            </button>
          }
        />
      ) : (
        <Button
          name="cited"
          size="small"
          aria-expanded={isChoosing}
          onClick={() => setChoosing(!isChoosing)}
        >
          <Icon of="icon-quote" size={14} />
          {t("cite")}
        </Button>
      )}
      <FieldError id="cited-error" error={error} />
      {isChoosing && !citation && (
        <MessageChoice words={words} clock={clock} onChosen={() => setChoosing(false)} />
      )}
    </fieldset>
  );
}

function shownCitation(
  cited: FieldsProps["words"]["value"]["cited"],
  present: Citation | null,
): Citation | null {
  if (cited === null) return null;
  return cited === "kept" ? present : { ...cited, hidden: false, unsent: false };
}

type ChoiceProps = { words: FieldsProps["words"]; clock: Clock; onChosen(): void };

function MessageChoice({ words, clock, onChosen }: ChoiceProps) {
  const t = useTranslations("touches");
  const { citable, change, askAgain } = words;
  if (citable === null) return <p className={noteLook}>{t("form.citeLoading")}</p>;
  if (citable === "failed") {
    return (
      <p role="alert" className={noteLook}>
        {t("form.citeFailed")}{" "}
        <Button size="small" onClick={askAgain}>
          {t("retry")}
        </Button>
      </p>
    );
  }
  if (citable.length === 0) return <p className={noteLook}>{t("form.citeNone")}</p>;
  return (
    <ul
      aria-label={t("form.citeWhich")}
      className="mt-2 max-h-56 overflow-y-auto rounded-control border border-line"
    >
      {citable.map((message) => (
        <li key={message.messageId} className="not-first:border-line not-first:border-t">
          <button
            type="button"
            onClick={() => {
              change({ cited: message });
              onChosen();
            }}
            className="block w-full cursor-pointer px-3 py-2 text-start hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="mb-1 flex min-w-0 items-center gap-2 text-ink-2 text-meta">
              <CitedHead message={message} clock={clock} />
            </span>
            <CitedWords message={message} />
          </button>
        </li>
      ))}
    </ul>
  );
}

const noteLook = "mt-2 text-ink-2 text-preview";

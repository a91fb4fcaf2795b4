"use client";

import { useTranslations } from "next-intl";
import { Modal } from "@/components/ui/modals/modal";
import { Avatar } from "@/components/ui/tags/avatar";
import type { DialogPerson } from "@/lib/patients/types/behind";

type Props = {
  title: string;
  people: DialogPerson[];
  onChoose(personId: number): void;
  onClose(): void;
};

/** Asks which of those who share a contact is meant. */
export function ChooseWhose({ title, people, onChoose, onClose }: Props) {
  const t = useTranslations("touches.who");
  return (
    <Modal title={title} isAddressed onClose={onClose} width="md:max-w-100">
      <p className="text-ink-2 text-preview">{t("text")}</p>
      <ul className="mt-2">
        {people.map(({ id, name, kind }, index) => (
          <li key={id}>
            <button
              type="button"
              data-first={index === 0 || undefined}
              onClick={() => onChoose(id)}
              className={choiceLook}
            >
              <Avatar name={name} className="size-8 bg-avatar text-[12px]" />
              <span className="min-w-0 flex-1">
                <bdi data-private className="block truncate font-medium">
                  {name}
                </bdi>
                <span className="block text-ink-3 text-meta">{t(kind)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

const choiceLook =
  "-mx-2 flex w-[calc(100%+16px)] cursor-pointer items-center gap-3 rounded-control px-2 py-2 text-start text-interface hover:bg-hover " +
  "focus-visible:-outline-offset-2";

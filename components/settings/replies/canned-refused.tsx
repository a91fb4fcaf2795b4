import { useTranslations } from "next-intl";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { CannedAnswer } from "@/lib/replies/types";

type Props = { answer: Extract<CannedAnswer, { ok: false }>; accounts: AccountTag[] };

/** Why a canned reply was not saved, where it is nothing that stands at a field. */
export function CannedRefused({ answer, accounts }: Props) {
  const t = useTranslations("replies");
  const tRefused = useTranslations("auth.refused");
  const handlesOf = (ids: number[]) =>
    accounts.filter(({ id }) => ids.includes(id)).map(({ handle }) => handle);
  if ("theirs" in answer)
    return (
      <EditConflict
        theirs={answer.theirs}
        words={{
          name: [t("name"), (name) => name],
          text: [t("text"), (text) => text],
          accountIds: [
            t("accounts"),
            (ids) => (ids ? handlesOf(ids).join(", ") : t("allAccounts")),
          ],
        }}
      />
    );
  if (answer.reason === "problems") return null;
  return (
    <p role="alert" className="text-bad text-preview">
      {answer.reason === "notFound" ? t("gone") : tRefused(answer.reason)}
    </p>
  );
}

import { and, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { accounts, dialogs, templates } from "@/db/schema";
import type { ChannelFacts, MessageDetails } from "@/lib/channels/types";
import type { Reply } from "@/lib/dialogs/types/reply";
import { filledIn, variablesIn } from "@/lib/fill-template";
import { textLength } from "@/lib/format";
import { ok, type Result, refused } from "@/lib/result";
import type { Template, TemplateChoice } from "@/lib/templates/types";

/** An approved template as a message: what it says once it is filled in, and what the provider needs to say it. */
export type TemplatePart = {
  kind: "template";
  text: string;
  file: null;
  template: NonNullable<MessageDetails["template"]>;
};

/**
 * `templateGone`: it is not, or no longer, an approved one of this account. `templateUnfilled`: a variable is empty.
 */
export type TemplateRefusal = "templateGone" | "templateUnfilled" | "tooLong";

/**
 * The one provider message that a template is. It must be approved, and of the dialog's own account at the provider;
 * a variable that is left empty is refused here, since the channel would refuse it later.
 * @package
 */
export async function templatePart(
  rows: Rows,
  { dialogId }: Reply,
  { id, values }: TemplateChoice,
  facts: ChannelFacts,
): Promise<Result<TemplatePart[], TemplateRefusal>> {
  const [template] = await rows
    .select({
      externalId: templates.externalId,
      name: templates.name,
      body: templates.body,
      extras: templates.extras,
      above: templates.above,
    })
    .from(templates)
    .innerJoin(accounts, eq(accounts.credentialId, templates.credentialId))
    .innerJoin(dialogs, eq(dialogs.accountId, accounts.id))
    .where(
      and(
        eq(templates.id, id),
        eq(dialogs.id, dialogId),
        eq(templates.approval, "approved"),
      ),
    );
  if (!template) return refused("templateGone");
  const { body, name: title, externalId, above } = template;
  const filled = valuesFor(template, values);
  if (!filled) return refused("templateUnfilled");
  const text = filledIn(body, filled);
  const extras = template.extras.map((words) => filledIn(words, filled));
  const { max = 0 } = facts.templates ?? {};
  if (textLength(text, facts.text.unit) > max) return refused("tooLong");
  const details = { title, externalId, values: filled, extras, above };
  return ok([{ kind: "template", text, file: null, template: details }]);
}

/** May a template still be sent from an account, as its provider last told of it? @package */
export async function isApproved(
  rows: Rows,
  { accountId, externalId }: { accountId: number; externalId: string },
): Promise<boolean> {
  const [found] = await rows
    .select({ id: templates.id })
    .from(templates)
    .innerJoin(accounts, eq(accounts.credentialId, templates.credentialId))
    .where(
      and(
        eq(accounts.id, accountId),
        eq(templates.externalId, externalId),
        eq(templates.approval, "approved"),
      ),
    );
  return found !== undefined;
}

/** A value for each variable and for nothing else, on one line, as WhatsApp wants them; null where one is missing. */
function valuesFor(
  template: Pick<Template, "body" | "extras">,
  given: Record<string, string>,
): Record<string, string> | null {
  const values = variablesIn(template).map((name) => [
    name,
    (given[name] ?? "").replace(/\s+/g, " ").trim(),
  ]);
  return values.every(([, value]) => value) ? Object.fromEntries(values) : null;
}

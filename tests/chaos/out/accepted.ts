import type { World } from "@/tests/chaos/support/world";
import type { Conversation } from "./replies";

/** What the providers accepted from the clinic's endpoints, by endpoint and patient, in order. */
export function readAccepted({ standin }: World): Map<string, string[]> {
  const sent = [
    ...standin.sent().map(({ clinic, peer, body }) => [clinic, peer, body] as const),
    ...standin.instagram
      .sent()
      .map(({ accountId, igsid, text }) => [accountId, igsid, text] as const),
  ];
  const accepted = new Map<string, string[]>();
  for (const [from, to, text] of sent) {
    const key = keyOf({ from, to });
    accepted.set(key, [...(accepted.get(key) ?? []), text]);
  }
  return accepted;
}

const keyOf = ({ from, to }: Pick<Conversation, "from" | "to">) => `${from} ${to}`;

/** How what was accepted differs from what staff wrote; all four are 0 where every patient read just that. */
export function compare(
  conversations: readonly Conversation[],
  accepted: ReadonlyMap<string, string[]>,
) {
  const differences = { doubled: 0, missing: 0, disordered: 0, astray: 0 };
  const expected = new Set(conversations.map(keyOf));
  for (const [key, texts] of accepted)
    if (!expected.has(key)) differences.astray += texts.length;
  for (const conversation of conversations) {
    const { replies } = conversation;
    const texts = accepted.get(keyOf(conversation)) ?? [];
    const surplus = without(texts, replies);
    const lacking = without(replies, texts);
    differences.doubled += surplus.length;
    differences.missing += lacking.length;
    const isSameSet = surplus.length + lacking.length === 0;
    if (isSameSet && texts.some((text, index) => text !== replies[index]))
      differences.disordered += 1;
  }
  return differences;
}

/** The first list without the second's, each taken away once. */
function without(from: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return from.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

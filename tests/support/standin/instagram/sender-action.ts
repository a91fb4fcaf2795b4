import { type Answer, answerJson } from "@/tests/support/standin/provider";
import { actionRefusalOf, type Checked, pairOf } from "./check-message";
import { badParameter } from "./problems";
import { pairKey } from "./state";

const actions = ["typing_on", "typing_off", "mark_seen", "react", "unreact"];

/** What the clinic does in a conversation without saying anything; the phone shows its reactions. */
export function performAction(checked: Checked): Answer {
  const { sender_action: action = "" } = checked.draft;
  if (!actions.includes(action))
    return badParameter(`Param sender_action must be one of {${actions}}`);
  const refusal = actionRefusalOf(checked);
  if (refusal) return refusal;
  if (action.endsWith("react") && !react(checked))
    return badParameter("Invalid payload: no such message");
  return answerJson(200, { recipient_id: checked.draft.recipient?.id });
}

function react({ world, account, draft }: Checked): boolean {
  const message = world.state.messages.get(draft.payload?.message_id ?? "");
  const pair = pairOf({ account, draft });
  if (!message || pairKey(message) !== pairKey(pair)) return false;
  const isOn = draft.sender_action === "react";
  message.reactions.clinic = isOn ? (draft.payload?.reaction ?? "love") : null;
  world.state.changed();
  return true;
}

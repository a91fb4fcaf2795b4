import type { InboxState } from "./model";
import type { Draft } from "./optimistic-replies";
import { latestThread } from "./thread";

/**
 * Draws a reply, or one that was refused once more: last, since that is where it will be stored. Who reads at an old
 * message is back at the newest with it.
 */
export function drew(state: InboxState, draft: Draft): InboxState {
  if (isStored(state, draft)) return state;
  const held = state.drawn.find(({ clientId }) => clientId === draft.clientId);
  const others = state.drawn.filter((reply) => reply !== held);
  const id = held?.id ?? -(state.drawnCount + 1);
  const reply = { ...draft, id, refusal: null, acceptedAt: null };
  return {
    ...state,
    threads: withLatest(state, draft.dialogId),
    drawn: [...others, reply],
    drawnCount: state.drawnCount + (held ? 0 : 1),
  };
}

function withLatest({ threads }: InboxState, dialogId: number) {
  const held = threads.get(dialogId);
  return held?.stretch ? new Map(threads).set(dialogId, latestThread(held)) : threads;
}

function isStored({ threads }: InboxState, { dialogId, clientId }: Draft): boolean {
  const messages = threads.get(dialogId)?.messages.values() ?? [];
  return [...messages].some((message) => message.clientId === clientId);
}

/** The server keeps the reply: it is drawn until it is seen stored. */
export function actionAccepted(state: InboxState, clientId: string): InboxState {
  const clock = state.clock + 1;
  return {
    ...state,
    clock,
    drawn: state.drawn.map((reply) =>
      reply.clientId === clientId
        ? { ...reply, refusal: null, acceptedAt: clock }
        : reply,
    ),
  };
}

/** The reply was not sent, for this reason. */
export const actionRefused = (state: InboxState, clientId: string, reason: string) => ({
  ...state,
  drawn: state.drawn.map((reply) =>
    reply.clientId === clientId ? { ...reply, refusal: reason } : reply,
  ),
});

/** Takes a refused reply off the screen, by the key of any of its parts; one that is being sent stays. */
export const discarded = (state: InboxState, key: string) => ({
  ...state,
  drawn: state.drawn.filter(
    ({ clientId, refusal }) => !key.startsWith(`${clientId}.`) || refusal === null,
  ),
});

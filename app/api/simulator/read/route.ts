import { answer, simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

/** The patient opens a conversation, which its provider reports as read. */
export const POST = simulatorRoute(async (request) => {
  const { app, asked } = appAsked(await request.json());
  await app.open(asked);
  return answer({ ok: true });
});

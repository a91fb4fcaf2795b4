import { answer, refuse, simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

/** What a patient does with a message on their phone: a reaction, an edit, taking it back. Answers with what was posted to us. */
export const POST = simulatorRoute(async (request) => {
  const { app, asked } = appAsked(await request.json());
  return app.act ? answer({ webhook: await app.act(asked) }) : refuse(400);
});

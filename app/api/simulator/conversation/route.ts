import { answer, simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

/** A conversation as the patient's phone shows it. */
export const GET = simulatorRoute(async (request) => {
  const query = new URL(request.url).searchParams;
  const { app, asked } = appAsked(Object.fromEntries(query));
  return answer({ messages: await app.readConversation(asked) });
});

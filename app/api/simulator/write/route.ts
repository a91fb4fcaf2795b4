import { answer, simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

/** The patient writes, and the provider posts it to us. */
export const POST = simulatorRoute(async (request) => {
  const { app, asked } = appAsked(await request.json());
  await app.write(asked);
  return answer({ ok: true });
});

import { answer, refuse, simulatorRoute } from "@/app/simulator/door";
import { appAsked } from "@/app/simulator/phone-apps";

export const POST = simulatorRoute(async (request) => {
  const { app, asked } = appAsked(await request.json());
  return app.act ? answer({ webhook: await app.act(asked) }) : refuse(400);
});

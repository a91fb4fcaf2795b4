import { z } from "zod";
import { answer, simulatorRoute } from "@/app/simulator/door";
import { openPhone } from "@/app/simulator/standin";

const Pair = z.object({ clinic: z.e164(), person: z.e164() });

export const POST = simulatorRoute(async (request) => {
  await openPhone(Pair.parse(await request.json()));
  return answer({ ok: true });
});

import { z } from "zod";
import { answer, simulatorRoute } from "@/app/simulator/door";
import { readConversation } from "@/app/simulator/standin";

const Pair = z.object({ clinic: z.e164(), person: z.e164() });

export const GET = simulatorRoute(async (request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answer({ messages: await readConversation(Pair.parse(query)) });
});

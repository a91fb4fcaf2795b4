import type { z } from "zod";
import { env } from "@/lib/env";

/** The simulator exists in the demo alone, and only beside a stand-in for the real providers. */
export function isSimulatorOn(): boolean {
  const { DEMO, PROVIDER_STANDIN_URL } = env();
  return DEMO && PROVIDER_STANDIN_URL !== undefined;
}

/** What the stand-in answers. Another shape than ours is its fault, not the asker's. */
export async function read<Shape>(
  schema: z.ZodType<Shape>,
  ...asked: Parameters<typeof ask>
): Promise<Shape> {
  const answer = schema.safeParse(await ask(...asked));
  if (answer.success) return answer.data;
  throw new Error(`The stand-in's answer to ${asked[0]} has another shape.`, {
    cause: answer.error,
  });
}

/** Asks the stand-in, or tells it what to do. */
export async function ask(path: string, message?: object): Promise<unknown> {
  const response = await fetch(urlOf(path), {
    cache: "no-store",
    ...(message && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
    }),
  });
  if (!response.ok)
    throw new Error(`The stand-in answered ${response.status} to ${path}.`);
  return response.json();
}

/** A file of the stand-in's, as it gives it. */
export const fetchFrom = (path: string) => fetch(urlOf(path), { cache: "no-store" });

const urlOf = (path: string) => new URL(`/_standin/${path}`, env().PROVIDER_STANDIN_URL);

import type {
  DecidedLine,
  ImportLine,
  ImportOutcome,
  ImportVerdict,
} from "@/lib/patients/types/import";

const lotSize = 250;
/** A lot that got no answer is sent again after these: it adds nothing twice, and a portal that starts anew is soon there. */
const pausesMs = [1_000, 4_000, 10_000];

type Asked<Line> = {
  /** One for each import, however often its lines are sent; the dry run needs none. */
  importId?: string;
  lines: readonly Line[];
  country: string;
  onProgress(done: number): void;
  signal: AbortSignal;
};

/** The dry run, lot by lot. Rejects where the portal does not answer. */
export async function checkFile(asked: Asked<ImportLine>): Promise<ImportVerdict[]> {
  return (await inLots<ImportLine, ImportVerdict[]>("check", asked)).flat();
}

/** Takes lines in, lot by lot, and adds up what was done. */
export async function applyFile(
  asked: Asked<DecidedLine> & { importId: string },
): Promise<ImportOutcome> {
  const outcomes = await inLots<DecidedLine, ImportOutcome>("apply", asked);
  const total = (of: "added" | "updated" | "unchanged") =>
    outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
  return {
    added: total("added"),
    updated: total("updated"),
    unchanged: total("unchanged"),
    refused: outcomes.flatMap(({ refused }) => refused),
  };
}

async function inLots<Line, Answer>(
  verb: "check" | "apply",
  { lines, onProgress, signal, ...more }: Asked<Line>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < lines.length; start += lotSize) {
    const lot = lines.slice(start, start + lotSize);
    answers.push(await post<Answer>(verb, { ...more, lines: lot }, signal));
    onProgress(start + lot.length);
  }
  return answers;
}

/** Was it refused because nobody is signed in any more? */
export const isSignedOut = (fault: unknown): boolean =>
  fault instanceof Error && fault.cause === 401;

async function post<Answer>(
  verb: string,
  body: object,
  signal: AbortSignal,
  [pauseMs, ...pauses] = pausesMs,
): Promise<Answer> {
  const response = await fetch(`/api/patients/import/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted || pauseMs === undefined) throw error;
    return null;
  });
  if (response?.ok) return response.json();
  if (pauseMs === undefined || (response && response.status < 500)) {
    throw new Error("The portal did not take the lines.", { cause: response?.status });
  }
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  signal.throwIfAborted();
  return post(verb, body, signal, pauses);
}

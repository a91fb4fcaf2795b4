import { say } from "@/scripts/steps/say";
import { supervise } from "@/scripts/steps/supervise";
import { openBrowser } from "@/tests/bench/stage/browser";
import { openWorld } from "@/tests/bench/stage/open-world";
import { publishWorld } from "@/tests/e2e/support/clinic";
import { type Played, playRounds } from "./screen/play-rounds";

/**
 * `npm run chaos:screen`: a thousand messages by eight writers at once, while the browser's live socket is cut fifty
 * times. The screen must show what the database holds within two seconds of each return. `-- --quick` is a fifth of it.
 */
await supervise(async (house) => {
  const rounds = process.argv.includes("--quick") ? 10 : 50;
  const plan = { rounds, changes: 20 };
  publishWorld(await openWorld(house));
  return report(await playRounds(await openBrowser(house), plan), plan) ? 0 : 1;
});

function report(
  { caughtUp, returned }: Played,
  { rounds, changes }: { rounds: number; changes: number },
): boolean {
  const late = caughtUp.filter((each) => each === null).length;
  const times = caughtUp.filter((each) => each !== null).toSorted((a, b) => a - b);
  say(`\n${rounds * changes} messages by eight writers, ${rounds} cuts`);
  say(`  the socket was back after at most  ${Math.max(...returned)} ms`);
  say(`  the screen was true then after     ${times[times.length >> 1]} ms (median)`);
  say(`                                     ${times.at(-1)} ms (longest)`);
  say(`  not true within two seconds        ${late} (at most 0)`);
  return late === 0;
}

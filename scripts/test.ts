import { runTests } from "./steps/run-tests";
import { say } from "./steps/say";
import { supervise } from "./steps/supervise";
import { closeDoors, refuseOldNode } from "./steps/surroundings";
import { summaryOf, totalOf } from "./steps/tally";
import { readTestPlan } from "./steps/test-plan";

/** `npm test`: every suite, or those that the arguments name. */
await supervise(async (house) => {
  refuseOldNode();
  closeDoors();
  const tallies = await runTests(house, readTestPlan(process.argv.slice(2)));
  const { passed, failed } = totalOf(tallies);
  say(`\n${summaryOf(tallies)}`);
  return passed > 0 && failed === 0 ? 0 : 1;
});

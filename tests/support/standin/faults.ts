import type { Answer } from "./provider";

/**
 * What can go wrong with one request. `reset`, `hang`, `status`, `html` and `answer` never reach the platform;
 * `accept-then-drop`, `accept-then-status` and `late` do: the message exists, and its sender learns it late or never.
 */
export type RequestFault =
  | { type: "status"; status: number; retryAfterSeconds?: number }
  | { type: "html"; status: number }
  | { type: "answer"; answer: Answer }
  | { type: "hang" }
  | { type: "reset" }
  | { type: "accept-then-drop" }
  | { type: "accept-then-status"; status: number }
  | { type: "late"; afterMs: number };

export type FaultTiming<Subject> = {
  /** How many subjects it strikes; Infinity strikes until cleared. */
  times?: number;
  /** Strikes only these. */
  when?: (subject: Subject) => boolean;
};

type Rule<Fault, Subject> = {
  on: string;
  fault: Fault;
  left: number;
  when: (subject: Subject) => boolean;
};

export type FaultQueue<Fault, Subject> = ReturnType<
  typeof createFaultQueue<Fault, Subject>
>;

/** Faults in the order in which they were asked for. `on` is a kind of subject or `any`. */
export function createFaultQueue<Fault, Subject>() {
  let rules: Rule<Fault, Subject>[] = [];
  return {
    add(on: string, fault: Fault, timing: FaultTiming<Subject> = {}) {
      const { times = 1, when = () => true } = timing;
      rules.push({ on, fault, left: times, when });
    },
    take(kind: string, subject: Subject): Fault | null {
      const rule = rules.find(
        ({ on, when }) => (on === kind || on === "any") && when(subject),
      );
      if (!rule) return null;
      rule.left -= 1;
      if (rule.left <= 0) rules = rules.filter((other) => other !== rule);
      return rule.fault;
    },
    clear(on?: string) {
      rules = on ? rules.filter((rule) => rule.on !== on) : [];
    },
  };
}

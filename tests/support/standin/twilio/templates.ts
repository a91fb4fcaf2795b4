import { sidOf } from "./ids";
import type { TwilioAccount } from "./state";

export type Template = {
  name: string;
  category: "UTILITY" | "MARKETING";
  status: "approved" | "pending" | "rejected" | "paused";
  language?: string;
  rejection?: string;
  body: string;
  variables: Record<string, string>;
};

const templates: Template[] = [
  {
    name: "appointment_reminder",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, this is a reminder of your appointment on {{2}}. Reply to this message to change it.",
    variables: { 1: "Ana", 2: "Tuesday at 14:30" },
  },
  {
    name: "continue_conversation",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, we have an answer to your question. Reply to this message to go on.",
    variables: { 1: "Ana" },
  },
  {
    name: "results_ready",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, your results are ready. Reply to this message to hear more.",
    variables: { 1: "Ana" },
  },
  {
    name: "spring_check_up",
    category: "MARKETING",
    status: "pending",
    body: "Hello {{1}}, it is time for your yearly check-up.",
    variables: { 1: "Ana" },
  },
  {
    name: "visit_reminder",
    category: "UTILITY",
    status: "approved",
    language: "tr",
    body: "Merhaba {{1}}, randevunuz {{2}}. Uygun değilse bize yazmanız yeterli. Northgate Clinic",
    variables: { 1: "Aylin", 2: "24 Kasım, 10:30" },
  },
  {
    name: "whitening_offer",
    category: "MARKETING",
    status: "rejected",
    rejection: "INVALID_FORMAT: the template ends with a variable.",
    body: "Hello {{1}}, whitening is 20 % off until {{2}}",
    variables: { 1: "Ana", 2: "Friday" },
  },
];

/** The message templates of an account, each with its id. */
export const templatesOf = ({ accountSid }: Pick<TwilioAccount, "accountSid">) =>
  templates.map((template) => ({
    ...template,
    sid: sidOf("HX", `${accountSid} ${template.name}`),
  }));

/**
 * A template's words with its variables filled in; a variable that is not given keeps its sample.
 * @throws SyntaxError where the variables are not a JSON object.
 */
export function fillTemplate(
  { body, variables }: Template,
  given: string | null,
): string {
  const values = { ...variables, ...JSON.parse(given || "{}") };
  return body.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
}

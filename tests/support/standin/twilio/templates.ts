import { sidOf } from "./ids";
import type { TwilioAccount } from "./state";

export type Template = {
  name: string;
  category: "UTILITY" | "MARKETING";
  status: "approved" | "pending" | "rejected" | "paused";
  language?: string;
  rejection?: string;
  body: string;
  /** A button below the words that leads somewhere. */
  button?: { title: string; url: string };
  /** A picture or document above the words. */
  media?: string;
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
    name: "book_visit",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, it is time for your next visit.",
    button: {
      title: "Choose a time",
      url: "https://northgate.example/book/{{2}}",
    },
    variables: { 1: "Ana", 2: "check-up" },
  },
  {
    name: "continue_conversation",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, we have an answer to your question. Reply to this message to go on.",
    variables: { 1: "Ana" },
  },
  {
    name: "how_to_find_us",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, this is how you find us. The entrance is in Mill Road.",
    media: "https://northgate.example/files/How%20to%20find%20us.jpg",
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
    name: "visit_summary",
    category: "UTILITY",
    status: "approved",
    body: "Hello {{1}}, here is the summary of your visit on {{2}}.",
    media: "https://northgate.example/files/visit-{{3}}.pdf",
    variables: { 1: "Ana", 2: "Tuesday", 3: "a7f3" },
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

/** What Twilio's 21656 names: a value that is empty, or has a line break, a tab or many spaces in a row. */
const isValue = (value: unknown) =>
  typeof value === "string" && value !== "" && !/[\n\r\t]| {5}/.test(value);

/**
 * A template's words, and its button, with their variables filled in; a variable that is not given keeps its sample.
 * @throws SyntaxError where the variables are not a JSON object of such values as a template takes.
 */
export function fillTemplate(
  { body, button, media, variables }: Template,
  given: string | null,
): { body: string; button: string | null; media: string | null } {
  const filling: Record<string, string> = JSON.parse(given || "{}");
  if (!Object.values(filling).every(isValue)) throw new SyntaxError("No such value.");
  const values = { ...variables, ...filling };
  const filled = (words: string) =>
    words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
  return {
    body: filled(body),
    button: button ? `${button.title}: ${filled(button.url)}` : null,
    media: media ? filled(media) : null,
  };
}

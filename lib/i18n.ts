import { getRequestConfig } from "next-intl/server";
import audit from "@/messages/en/audit.json";
import auth from "@/messages/en/auth.json";
import colleagues from "@/messages/en/colleagues.json";
import dialog from "@/messages/en/dialog.json";
import failure from "@/messages/en/failure.json";
import fault from "@/messages/en/fault.json";
import files from "@/messages/en/files.json";
import health from "@/messages/en/health.json";
import hours from "@/messages/en/hours.json";
import inbox from "@/messages/en/inbox.json";
import keyboard from "@/messages/en/keyboard.json";
import patients from "@/messages/en/patients.json";
import readiness from "@/messages/en/readiness.json";
import records from "@/messages/en/records.json";
import replies from "@/messages/en/replies.json";
import search from "@/messages/en/search.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";
import simulator from "@/messages/en/simulator.json";
import staff from "@/messages/en/staff.json";
import start from "@/messages/en/start.json";
import templates from "@/messages/en/templates.json";
import touches from "@/messages/en/touches.json";
import you from "@/messages/en/you.json";

/** Every sentence of the product, one catalogue a room. */
export const english = {
  audit,
  auth,
  colleagues,
  dialog,
  failure,
  fault,
  files,
  health,
  hours,
  inbox,
  keyboard,
  patients,
  readiness,
  replies,
  records,
  search,
  settings,
  shell,
  simulator,
  staff,
  start,
  templates,
  touches,
  you,
};

/** English is the only language so far; a second one is a folder beside `messages/en`. */
export default getRequestConfig(async () => ({ locale: "en-GB", messages: english }));

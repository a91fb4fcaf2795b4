import { z } from "zod";
import { OneLine } from "@/lib/one-line";

const clinic = z.strictObject({ name: OneLine, timeZone: z.string().max(100) });

/** The clinic's name and zone as their form hands them over, and as it showed them. */
export const ClinicForm = z.object({ typed: clinic, seen: clinic });

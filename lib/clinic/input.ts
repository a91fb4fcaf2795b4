import { z } from "zod";
import { oneLine } from "@/lib/one-line";

/** The clinic's name and zone as their form hands them over. */
export const ClinicForm = z.object({ name: oneLine, timeZone: z.string().max(100) });

/** A file as a patient sends it. */
export type PatientFile = { contentType: string; content: Buffer; fileName?: string };

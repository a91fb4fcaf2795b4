import { receiveFromTwilio } from "@/app/api/webhooks/twilio/receive-from-twilio";

export const POST = receiveFromTwilio;

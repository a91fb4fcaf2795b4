import { receiveUpload } from "@/lib/files/upload";

/**
 * Where a browser sends files while no UploadThing is named. The signed address, which the upload route gave to a
 * member of staff, is the permission.
 */
export const PUT = receiveUpload;
export const HEAD = receiveUpload;

/** How a form is sent that holds no files. */
export const formType = "application/x-www-form-urlencoded";

/** In what form a request says that its body is, without parameters: `application/json`; undefined where it says nothing. */
export const sentType = (headers: Headers): string | undefined =>
  headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();

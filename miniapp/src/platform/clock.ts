/** The device's clock: for what is displayed and for the age of what is kept. Every deadline is decided by the server. */
export function deviceNow(): Date {
  return new Date();
}

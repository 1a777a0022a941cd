/** The device's clock: for what is displayed and for the age of what is kept. Every deadline is decided by the server. */
export function deviceNow(): Date {
  // eslint-disable-next-line no-restricted-syntax -- the client's one reading of the clock; everything else takes `now` as an argument
  return new Date();
}

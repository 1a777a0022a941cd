const RealDate = Date;
let shift = 0;

/** Moves the mini-program's time by so many milliseconds from the machine's. */
export function setClockShift(milliseconds: number): void {
  shift = milliseconds;
}

/** `Date` as the mini-program sees it: only the present is moved, every written instant stays. */
export const ShiftedDate: DateConstructor = new Proxy(RealDate, {
  construct: (target, args: ConstructorParameters<DateConstructor>, self) =>
    Reflect.construct(target, (args as unknown[]).length === 0 ? [RealDate.now() + shift] : args, self) as Date,
  apply: () => new RealDate(RealDate.now() + shift).toString(),
  get: (target, key, receiver) => (key === 'now' ? () => RealDate.now() + shift : (Reflect.get(target, key, receiver) as unknown)),
});

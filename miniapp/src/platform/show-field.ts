/** Brings a field into view and, where the device has a focus, puts it there. `id` is that of the field. */
export function showField(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

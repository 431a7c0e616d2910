/** Whether `value` is something whose properties may be looked at: an object, or a function such as a guard. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

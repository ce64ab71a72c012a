/** A copy without one of its properties. */
export function omit<T extends object, K extends keyof T>(object: T, name: K): Omit<T, K> {
  const { [name]: left, ...rest } = object;
  void left;
  return rest;
}

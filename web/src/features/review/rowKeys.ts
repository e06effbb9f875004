// From one row to another by keys: which one comes next?

/** The row that this key leads to from the row `at`; nothing where the key is not for rows. At the ends it stays. */
export function stepTo(key: string, at: number, count: number): number | undefined {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1)
}

// Is something written in a form yet? (The form itself is another feature's: here only whether a place is empty.)
export type Written = Readonly<Record<string, unknown>>

export function isEmptyAt(form: Written, path: string): boolean {
  let at: unknown = form
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (typeof at !== 'object' || at === null) return true
    at = Array.isArray(at) ? at[Number(index)] : Reflect.get(at, name ?? '')
  }
  return at === undefined || at === '' || (Array.isArray(at) && at.length === 0)
}

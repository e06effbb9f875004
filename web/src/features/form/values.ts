// The values of a form, and a place in it: `services[0].head.mobile`, as the checks name it.
export type Value = string | boolean | Value[] | Group
export interface Group {
  [name: string]: Value
}

type Step = string | number

export const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)

export function stepsOf(path: string): Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => (match[2] === undefined ? (match[1] ?? '') : Number(match[2])))
}

export function valueAt(group: Group, path: string): Value | undefined {
  let at: Value | undefined = group
  for (const step of stepsOf(path)) {
    if (typeof step === 'number') at = Array.isArray(at) ? at[step] : undefined
    else at = isGroup(at) ? at[step] : undefined
  }
  return at
}

/** A copy with one value put in, changed or (`undefined`) taken out. What lies between is made. */
export function withValue(group: Group, path: string, value: Value | undefined): Group {
  const changed = put(group, stepsOf(path), value)
  return isGroup(changed) ? changed : {}
}

function put(at: Value | undefined, [step, ...rest]: Step[], value: Value | undefined): Value | undefined {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = Array.isArray(at) ? [...at] : []
    const inner = put(list[step], rest, value)
    if (inner === undefined) list.splice(step, 1)
    else list[step] = inner
    return list
  }
  const { [step]: before, ...others } = isGroup(at) ? at : {}
  const inner = put(before, rest, value)
  return inner === undefined ? others : { ...(isGroup(at) ? at : {}), [step]: inner }
}

export const textAt = (group: Group, path: string): string => {
  const value = valueAt(group, path)
  return typeof value === 'string' ? value : ''
}

export const isEmpty = (value: Value | undefined): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Text that is nothing, and lists and groups of nothing, are not sent: an empty answer is no answer. */
export function filled(value: Value): Value | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) {
    const kept = value.map((one) => (isGroup(one) ? (filled(one) ?? {}) : filled(one))).filter((one) => one !== undefined)
    return kept.length ? kept : undefined
  }
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const inner = filled(one)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return kept.length ? Object.fromEntries(kept) : undefined
}

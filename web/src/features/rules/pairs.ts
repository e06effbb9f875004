// Rules that contradict each other stand side by side.
import type { Schemas } from '@/api/client'

export type Rule = Schemas['Rule']
export type Entry = { kind: 'one'; rule: Rule } | { kind: 'disputed'; rules: Rule[] }

export function entries(rules: readonly Rule[]): Entry[] {
  const placed = new Set<string>()
  const opponents = (rule: Rule): Rule[] => rules.filter((other) => rule.against?.includes(other.rule) || other.against?.includes(rule.rule))
  return rules.flatMap((rule): Entry[] => {
    if (placed.has(rule.rule)) return []
    const group = [rule]
    for (const one of group) for (const other of opponents(one)) if (!group.includes(other)) group.push(other)
    for (const one of group) placed.add(one.rule)
    return group.length > 1 ? [{ kind: 'disputed', rules: group }] : [{ kind: 'one', rule }]
  })
}

// From counts to what a chart shows.
import type { Schemas } from '@/api/client'

export type Month = Schemas['Statistics']['months'][number]
export interface Bar {
  name: string
  value: number
}

/** Round numbers that reach the largest value: 0, 5, 10 … with at most five steps, none finer than `least`: half a filing is none. */
export function ticks(largest: number, least = 0): number[] {
  if (largest <= 0) return [0, 1]
  const raw = Math.max(least, largest / 4)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 5, 10].find((one) => one * power >= raw) ?? 10) * power
  const count = Math.ceil(largest / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)))
}

/** The share of the width that a value takes, under the last tick. */
export const share = (value: number, scale: readonly number[]): number => {
  const end = scale[scale.length - 1] ?? 1
  return end > 0 ? Math.min(1, Math.max(0, value / end)) : 0
}

/** All months together by name, most first; what is left over is one bar. */
export function summed(months: readonly Month[], what: Month['what'], most: number, rest: string): Bar[] {
  const sums = new Map<string, number>()
  for (const month of months) if (month.what === what) sums.set(month.name, (sums.get(month.name) ?? 0) + month.count)
  const bars = [...sums].map(([name, value]) => ({ name, value })).sort((a, b) => b.value - a.value || a.name.localeCompare(b.name))
  const left = bars.slice(most).reduce((sum, bar) => sum + bar.value, 0)
  return left > 0 ? [...bars.slice(0, most), { name: rest, value: left }] : bars
}

/** Hours, or minutes where all of them are short. */
export const readable = (hours: readonly Bar[]): { unit: 'hour' | 'minute'; bars: Bar[] } =>
  Math.max(0, ...hours.map((bar) => bar.value)) >= 1 || hours.length === 0 ? { unit: 'hour', bars: [...hours] } : { unit: 'minute', bars: hours.map((bar) => ({ ...bar, value: bar.value * 60 })) }

/** Hours that a filing stood at each stage, on average. */
export function hoursAt(months: readonly Month[]): Bar[] {
  const sums = new Map<string, { seconds: number; count: number }>()
  for (const { what, name, count, seconds } of months) {
    if (what !== 'stage') continue
    const sum = sums.get(name) ?? { seconds: 0, count: 0 }
    sums.set(name, { seconds: sum.seconds + (seconds ?? 0), count: sum.count + count })
  }
  return [...sums].filter(([, sum]) => sum.count > 0).map(([name, sum]) => ({ name, value: sum.seconds / sum.count / 3600 }))
}

/** Every month from the first to the last that is named, those without anything too. */
export function byMonth(months: readonly Month[], what: Month['what']): Bar[] {
  const named = months.map((month) => month.month).sort()
  const [first, last] = [named[0], named[named.length - 1]]
  if (!first || !last) return []
  const bars: Bar[] = []
  for (let [year = 0, month = 1] = first.split('-').map(Number); ; month === 12 ? (++year, (month = 1)) : ++month) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    bars.push({ name, value: months.filter((one) => one.month === name && one.what === what).reduce((sum, one) => sum + one.count, 0) })
    if (name >= last) return bars
  }
}

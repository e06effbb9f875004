// Which places are there? The table that the server checks against (tools/regions), fetched when it is needed.
export type Regions = Readonly<Record<string, string>>

export const loadRegions = async (): Promise<Regions> => (await import('./regions.json')).default

/** These levels only group others: nobody looks for "districts of the city" in a list, or says it. */
export const grouping = /^(市辖区|县|市|.*直辖县级行政(区划|单位))$/

/** `110105`: 北京市朝阳区; the code itself where it is no place. */
export function regionName(table: Regions, code: string): string {
  const levels = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  const names = levels.map((level) => table[level]).filter((name) => name !== undefined && !grouping.test(name))
  return table[code] ? [...new Set(names)].join('') : code
}

// Where does a province stand among the others? A grid of tiles: roughly west to east and north to south. It is no map and draws no
// border; maps of China need an approved base map, and none is shipped here.
export interface Tile {
  province: string
  column: number
  row: number
}
const rows = [
  '. . . . . . . heilongjiang',
  '. . . . . neimenggu . jilin',
  'xinjiang . gansu ningxia shanxi beijing tianjin liaoning',
  '. qinghai . shaanxi henan hebei shandong .',
  'xizang . sichuan chongqing hubei anhui jiangsu shanghai',
  '. . yunnan guizhou hunan jiangxi zhejiang .',
  '. . . guangxi guangdong fujian . .',
  '. . . . hainan . . .',
]
export const tiles: readonly Tile[] = rows.flatMap((line, row) => line.split(' ').flatMap((province, column) => (province === '.' ? [] : [{ province, column, row }])))
export const columns = 8

/** How dark a tile is: five steps between the fewest and the most. */
export function shade(rules: number, least: number, most: number): number {
  if (most <= least) return 3
  return 1 + Math.min(4, Math.floor(((rules - least) / (most - least)) * 5))
}

/** The tile that an arrow key leads to: the nearest one that lies that way. */
export function neighbour(from: Tile, key: string): Tile | undefined {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!way) return undefined
  const [x = 0, y = 0] = way
  const along = (tile: Tile): number => (tile.column - from.column) * x + (tile.row - from.row) * y
  const aside = (tile: Tile): number => Math.abs((tile.column - from.column) * y) + Math.abs((tile.row - from.row) * x)
  return tiles.filter((tile) => along(tile) > 0).sort((a, b) => along(a) + 2 * aside(a) - (along(b) + 2 * aside(b)))[0]
}

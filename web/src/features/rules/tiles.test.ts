import { describe, expect, it } from 'vitest'
import { columns, neighbour, shade, tiles, type Tile } from './tiles'

const at = (province: string): Tile => tiles.find((tile) => tile.province === province) as Tile

describe('the tiles', () => {
  it('are the 31 provinces, each in a place of its own', () => {
    expect(new Set(tiles.map((tile) => tile.province)).size).toBe(31)
    expect(new Set(tiles.map((tile) => tile.row * columns + tile.column)).size).toBe(31)
    expect(tiles.every((tile) => tile.column < columns)).toBe(true)
  })

  it('are walked through by arrow keys, over gaps too', () => {
    expect(neighbour(at('beijing'), 'ArrowRight')?.province).toBe('tianjin')
    expect(neighbour(at('guangdong'), 'ArrowDown')?.province).toBe('hainan')
    expect(neighbour(at('gansu'), 'ArrowLeft')?.province).toBe('xinjiang')
    expect(neighbour(at('hainan'), 'ArrowDown')).toBeUndefined()
  })

  it('are shaded in five steps', () => {
    expect([shade(10, 10, 60), shade(35, 10, 60), shade(60, 10, 60), shade(7, 7, 7)]).toEqual([1, 3, 5, 3])
  })
})

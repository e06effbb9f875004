import { describe, expect, it } from 'vitest'
import { homeOf, sectionsOf } from './sections'

describe('the menu', () => {
  it('shows what the role may', () => {
    expect(sectionsOf('reviewer').map((section) => section.name)).toEqual(['queue', 'statistics', 'results'])
    expect(sectionsOf('auditor').map((section) => section.name)).toEqual(['audit', 'keeping', 'rulebook'])
    expect(sectionsOf('applicant')).toEqual([])
  })

  it('begins where the work is', () => {
    expect([homeOf('reviewer'), homeOf('administrator'), homeOf('auditor')]).toEqual(['/queue', '/statistics', '/audit'])
  })
})

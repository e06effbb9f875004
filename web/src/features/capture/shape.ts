// Which proportions has the frame over the preview? Only an aid to aim: what a document must look like, the server decides.
const card = 85.6 / 54
const passport = 125 / 88
const sheet = 210 / 297

const cards = ['id_card', 'hmt_travel_permit', 'tw_travel_permit', 'hmt_residence_permit', 'legal_rep_id', 'residence_permit', 'foreign_residence_permit']
// Printed across; older ones stand upright: the frame can be turned.
const across = ['business_license', 'org_certificate', 'org_code_certificate', 'medical_institution_license', 'travel_agency_license']

/** Width to height. */
export function aspectOf(material: string): number {
  if (cards.includes(material)) return card
  if (material === 'passport') return passport
  return across.includes(material) ? 1 / sheet : sheet
}

/** A card and a passport page have their way up; a sheet may lie either way. */
export const mayBeTurned = (material: string): boolean => !cards.includes(material) && material !== 'passport'

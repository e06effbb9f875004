// Which of our drawings shows what a document looks like?
export type Drawing = 'card-front' | 'card-back' | 'passport' | 'licence' | 'letter' | 'certificate' | 'screen' | 'person' | 'holding' | 'video' | 'icon' | 'booklet' | 'seal'

const drawings: Readonly<Record<string, Drawing>> = {
  passport: 'passport',
  org_certificate: 'licence',
  business_license: 'licence',
  org_code_certificate: 'licence',
  law_firm_license: 'booklet',
  face_verification: 'person',
  domain_certificate: 'certificate',
  domain_realname_screenshot: 'screen',
  residence_permit_status: 'screen',
  household_register: 'booklet',
  handheld_id_photo: 'holding',
  handheld_org_license_photo: 'holding',
  curtain_photo: 'person',
  pledge_video: 'video',
  app_icon: 'icon',
  official_seal: 'seal',
  preapproval_document: 'licence',
  medical_institution_license: 'licence',
  travel_agency_license: 'licence',
  bianban_proof: 'certificate',
  change_certificate: 'certificate',
  lawyer_certificate: 'booklet',
}

const cards = new Set(['id_card', 'legal_rep_id', 'hmt_travel_permit', 'tw_travel_permit', 'hmt_residence_permit', 'residence_permit', 'student_card'])

export function drawingOf(material: string, side?: string): Drawing {
  if (cards.has(material)) return side === 'back' ? 'card-back' : 'card-front'
  return drawings[material] ?? 'letter'
}

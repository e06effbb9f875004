import type { Samples } from '@/i18n/zh-CN/applicant/samples'

export const samples: Samples = {
  how: 'What a good photo looks like',
  open: 'Examples',
  sample: 'Example',
  good: 'Like this: all corners in, every character clear.',
  goodAlt: 'a good photo',
  alt: '{document}, drawn example: {says}',
  slot: '{document}, drawn example',
  faults: {
    blurred: { says: 'Blurred. Hold still until it is in focus.', shows: 'blurred' },
    glare: { says: 'Glare hides the print. Tilt it a little.', shows: 'with glare' },
    cut: { says: 'Cut off. All four corners must be in.', shows: 'one edge missing' },
    small: { says: 'Too far away, the print is too small. Go closer.', shows: 'from too far away' },
    dark: { says: 'Too dark. Find a brighter place.', shows: 'too dark' },
    copy: { says: 'A photocopy. Photograph the original.', shows: 'a photocopy' },
    screen: { says: 'Taken of a screen. Photograph the original.', shows: 'shown on a screen' },
    covered: { says: 'The document covers the face. Hold it lower.', shows: 'the document before the face' },
    far: { says: 'Too far away, the document cannot be read.', shows: 'person and document far away' },
  },
}

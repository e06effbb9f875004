// What a good photo looks like, and what the usual faults look like.
export const samples = {
  how: '怎样拍才行',
  open: '看样图',
  sample: '样图',
  good: '这样就行：四角都在，字看得清。',
  goodAlt: '拍得好的样子',
  alt: '{document}样图：{says}',
  slot: '{document}样图',
  faults: {
    blurred: { says: '糊了。拿稳，等它对好焦。', shows: '拍糊了' },
    glare: { says: '反光盖住了字。转个角度。', shows: '有反光' },
    cut: { says: '没拍全。四个角都要在。', shows: '缺了一边' },
    small: { says: '太远了，字太小。靠近一点。', shows: '拍得太远' },
    dark: { says: '太暗了。换个亮的地方。', shows: '光线太暗' },
    copy: { says: '这是复印件。要拍原件。', shows: '黑白复印件' },
    screen: { says: '这是对着屏幕拍的。要拍原件。', shows: '屏幕上的证件' },
    covered: { says: '证件挡住了脸。拿低一点。', shows: '证件挡着脸' },
    far: { says: '太远了，证件上的字看不清。', shows: '人和证件都离得远' },
  },
}
export type Samples = typeof samples

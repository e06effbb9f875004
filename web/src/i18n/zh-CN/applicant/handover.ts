// Going on with the same filing on another device.
export const handover = {
  title: '换一台设备接着办',
  how: '用那台设备的相机或微信扫一下，不用再登录，直接到这一页。',
  careful: '别让别人扫：扫了就能看到你的备案。码三分钟换一次，只能用一次。',
  code: '在另一台设备上接着办的二维码',
  under: '正在接过来，一两秒钟。',
  over: '这个码过期了',
  overHow: '码只能用一次，三分钟有效。回到那台设备，扫它现在显示的码。',
  other: '这台设备上登录的是「{name}」。',
  switch: '换成刚才那台设备的账号',
  stay: '还用「{name}」',
  phone: { title: '用手机拍更清楚', text: '用手机扫这个码，不用登录，直接拍。拍好了，这里会自己显示。' },
}

export type Handover = typeof handover

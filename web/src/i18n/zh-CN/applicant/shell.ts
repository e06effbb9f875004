// What surrounds the pages: where one is, whether everything is saved.
export const shell = {
  skip: '跳到正文',
  nav: '账号和语言',
  account: '账号',
  mine: '我的备案',
  newFiling: '办一个新的',
  noFilings: '还没有备案。先答几个问题，看看要准备什么。',
  within: '这个备案',
  materials: '资料',
  form: '填信息',
  progress: '提交和进度',
  saving: { saved: '已保存', typing: '等你写完就存', saving: '正在保存', waiting: '没连上，连上就存', refused: '没存上' },
  fillForm: '填信息',
  fillFormHow: '证件拍好后，能读出来的会替你填上。',
  logInAgain: '登录过期了。重新登录，填的还在。',
  oneQuestion: '还有 {n} 个问题要问你',
  takeBack: '重答',
  check: '检查并提交',
  link: '给你的链接',
  linkHow: '请从对方发给你的完整链接打开。',
}
export type Shell = typeof shell

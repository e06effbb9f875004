export const shell = {
  title: '审核台',
  skip: '跳到正文',
  sections: {
    queue: '待审',
    rules: '规则',
    statistics: '统计',
    users: '账号',
    jobs: '任务',
    results: '管局结果',
    audit: '审计',
    rulebook: '规则库',
    account: '我的账号',
  },
  notStaff: '这里是审核台，你的账号是办备案用的。',
  front: '办备案页',
  toApplicant: '去办备案',
  noStart: '没连上服务器。检查网络，再试一次。',
}

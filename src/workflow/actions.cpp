#include "workflow/filing.h"
#include "workflow/named.h"

namespace beian::workflow {

namespace {

using Kind = ActionKind;

constexpr std::array<Named<Kind>, 34> kActions = {{
    {Kind::Begin, "begin", "新建订单", "begin a filing"},
    {Kind::Edit, "edit", "修改信息", "change its fields"},
    {Kind::AddPage, "add_page", "上传图片", "add a page"},
    {Kind::RemovePage, "remove_page", "删除图片", "remove a page"},
    {Kind::IssueLink, "issue_link", "发送链接", "send someone a link"},
    {Kind::RevokeLink, "revoke_link", "作废链接", "revoke a link"},
    {Kind::FinishLink, "finish_link", "完成", "finish with a link"},
    {Kind::ProvePresence, "prove_presence", "真人核验", "prove to be present"},
    {Kind::Submit, "submit", "提交", "submit it"},
    {Kind::TakeBack, "take_back", "取回修改", "take it back to change it"},
    {Kind::Withdraw, "withdraw", "撤回订单", "withdraw it"},
    {Kind::Claim, "claim", "领取", "claim its review"},
    {Kind::Release, "release", "放回队列", "release its review"},
    {Kind::PassOn, "pass_on", "转交", "pass the review on"},
    {Kind::AcceptItem, "accept_item", "通过资料", "accept an item"},
    {Kind::ReturnItem, "return_item", "退回资料", "return an item"},
    {Kind::ReopenItem, "reopen_item", "撤销决定", "undo the decision on an item"},
    {Kind::Overrule, "overrule", "推翻机器意见", "overrule a finding"},
    {Kind::Note, "note", "写备注", "leave a note"},
    {Kind::Ask, "ask", "询问申请人", "ask the applicant"},
    {Kind::Answer, "answer", "答复审核员", "answer the reviewer"},
    {Kind::Return, "return", "退回修改", "return it to be corrected"},
    {Kind::Pass, "pass", "通过", "pass it"},
    {Kind::HandOver, "hand_over", "提交管局", "hand it to the authority"},
    {Kind::Recheck, "recheck", "重新审核", "review it again"},
    {Kind::ConfirmSms, "confirm_sms", "短信核验已完成", "record that the SMS was confirmed"},
    {Kind::SayConfirmed, "say_confirmed", "我已完成短信核验", "say that the SMS was confirmed"},
    {Kind::RearmSms, "rearm_sms", "短信已重发", "record that the SMS was sent again"},
    {Kind::Lapse, "lapse", "短信核验未通过", "record that the SMS was not confirmed"},
    {Kind::Grant, "grant", "录入管局通过", "record that it was granted"},
    {Kind::Reject, "reject", "录入管局驳回", "record that it was rejected"},
    {Kind::Cancel, "cancel", "录入已注销", "record that it is no longer in force"},
    {Kind::Remind, "remind", "提醒", "remind"},
    {Kind::Close, "close", "关闭订单", "close it"},
}};
static_assert(in_order(kActions));

constexpr auto kAll = values_of(kActions);

}  // namespace

std::span<const ActionKind> all_actions() {
    return kAll;
}
std::string_view slug(ActionKind action) {
    return row_of(kActions, action).slug;
}
std::optional<ActionKind> find_action(std::string_view slug) {
    return find_row(kActions, slug);
}
Words name_of(ActionKind action) {
    return {std::string(row_of(kActions, action).zh), std::string(row_of(kActions, action).en)};
}

}  // namespace beian::workflow

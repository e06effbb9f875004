#include "http/problem.h"

#include "http/phrases.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace beian::http {

namespace {

struct Row {
    Problem kind;
    unsigned status;
    std::string_view slug;
    std::string_view zh;
    std::string_view en;
};

constexpr Row kRows[] = {
    {Problem::BadRequest, 400, "bad-request", "请求有误", "The request is not right"},
    {Problem::NotLoggedIn, 401, "not-logged-in", "请先登录", "Log in first"},
    {Problem::WrongPassword, 401, "wrong-password", "账号、密码或验证码不对",
     "The name, password or code is wrong"},
    {Problem::CodeNeeded, 401, "code-needed", "还要填验证器上的验证码",
     "The code of the authenticator is needed too"},
    {Problem::Forbidden, 403, "forbidden", "没有这个权限", "This is not for you"},
    {Problem::CsrfMissing, 403, "csrf", "页面已过期，刷新后再试", "The page is too old; load it again"},
    {Problem::TotpNeeded, 403, "totp-needed", "先添加验证器", "Add an authenticator first"},
    {Problem::NotFound, 404, "not-found", "没有找到", "There is no such thing"},
    {Problem::WrongMethod, 405, "wrong-method", "不能这样请求", "It cannot be asked for in this way"},
    {Problem::TooSlow, 408, "too-slow", "网络太慢，请重试", "It took too long to arrive; try again"},
    {Problem::Conflict, 409, "conflict", "现在不能这样做", "This cannot be done now"},
    {Problem::Busy, 409, "busy", "同一个请求正在处理", "The same request is being done"},
    {Problem::LinkUsed, 410, "link-used", "这个链接已经用过了", "This link has been used"},
    {Problem::LinkRevoked, 410, "link-revoked", "这个链接已被撤销", "This link was revoked"},
    {Problem::LinkOver, 410, "link-over", "这个链接已过期", "This link has run out"},
    {Problem::Stale, 412, "stale", "有人刚改过，看过最新的再改",
     "Someone changed it meanwhile; look at it again"},
    {Problem::TooLarge, 413, "too-large", "太大了", "It is too large"},
    {Problem::WrongType, 415, "wrong-type", "不收这种格式", "This format is not taken"},
    {Problem::Unreadable, 422, "unreadable", "读不懂", "It cannot be read"},
    {Problem::Incomplete, 422, "incomplete", "还缺一些信息", "Something is not known yet"},
    {Problem::DigestDiffers, 422, "digest-differs", "传坏了，请重发",
     "It was damaged on the way; send it again"},
    {Problem::KeyUsed, 422, "key-used", "这个 Idempotency-Key 用过了",
     "This Idempotency-Key was used for something else"},
    {Problem::VersionMissing, 428, "version-missing", "要带 If-Match",
     "Say with If-Match which version you saw"},
    {Problem::TooMany, 429, "too-many", "太频繁了，等一会儿再试", "Too many requests; wait a little"},
    {Problem::HeadersTooLarge, 431, "headers-too-large", "请求头太大", "The headers are too large"},
    {Problem::Fault, 500, "fault", "服务出错了，已经记下", "Something went wrong here; it was written down"},
    {Problem::Unavailable, 503, "unavailable", "现在忙不过来，稍后再试",
     "Too busy at the moment; try again soon"},
};

constexpr bool in_order() {
    for (std::size_t n = 0; n < std::size(kRows); ++n)
        if (kRows[n].kind != static_cast<Problem>(n)) return false;
    return true;
}
static_assert(in_order());

Problem kind_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
            return Problem::BadRequest;
        case ErrorCode::NotFound:
            return Problem::NotFound;
        case ErrorCode::Unreadable:
            return Problem::Unreadable;
        case ErrorCode::TooLarge:
            return Problem::TooLarge;
        case ErrorCode::Conflict:
            return Problem::Conflict;
        case ErrorCode::Forbidden:
            return Problem::Forbidden;
        case ErrorCode::Stale:
            return Problem::Stale;
    }
    return Problem::Fault;
}

}  // namespace

Response problem(const Request& request, Problem kind, std::string_view detail) {
    const Row& row = kRows[static_cast<std::size_t>(kind)];
    nlohmann::ordered_json json{{"type", "urn:beian:problem:" + std::string(row.slug)},
                                {"title", request.language == Language::Zh ? row.zh : row.en},
                                {"status", row.status}};
    if (!detail.empty()) json["detail"] = in_language_of(request, detail);
    if (!request.id.empty()) json["instance"] = "urn:beian:request:" + request.id;
    Response response{row.status,
                      "application/problem+json",
                      json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                      {},
                      {}};
    response.with("Content-Language", request.language == Language::Zh ? "zh" : "en");
    if (row.status == 401) response.with("WWW-Authenticate", "Bearer realm=\"beian\"");
    if (row.status == 503) response.with("Retry-After", "2");
    return response;
}

std::string in_language_of(const Request& request, std::string_view said) {
    return request.language == Language::Zh ? in_chinese(said) : std::string(said);
}

Response problem(const Request& request, const Error& error) {
    return problem(request, kind_of(error.code), error.message);
}

}  // namespace beian::http

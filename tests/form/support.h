// How do the tests of forms get one? A whole one in which nothing is wrong, to change one thing in.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "form/check.h"
#include "form/facts.h"

namespace beian::form {

inline const CivilDay kToday = *parse_day("2026-11-25");

template <class T>
T loaded(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

inline const FieldBook& the_fields() {
    static const FieldBook book = loaded(load_field_book(BEIAN_SOURCE_DIR "/rules"));
    return book;
}
inline const findings::CheckBook& the_checks() {
    static const findings::CheckBook book = loaded(load_form_checks(BEIAN_SOURCE_DIR "/rules/form.yaml"));
    return book;
}

/// Published test numbers and invented names only.
inline Form company_form() {
    return loaded(parse_form(R"({
  "filing": { "consent": true },
  "subject": { "name": "样本科技有限公司", "nature": "4", "region": "440305", "address": "样本路1号样本大厦3层302室",
    "certificate_type": "1", "certificate_number": "91350100M000100Y43", "certificate_address": "样本路1号",
    "certificate_until": "long_term", "business_scope": "软件开发,云计算服务", "remark": "样本科技的官方网站,介绍本公司的软件产品" },
  "legal_representative": { "name": "样本丙" },
  "head": { "name": "样本丙", "certificate_type": "2", "certificate_number": "11010519491231002X",
    "certificate_until": "2031-05-01", "mobile": "13800138000", "office_phone": "0755-26000001",
    "emergency_phone": "13900139000", "email": "c@example.cn" },
  "services": [ { "kind": "website", "name": "样本科技软件产品展示", "url": "https://www.example.cn/", "contents": ["128"],
    "approvals": ["24"], "languages": ["1"], "remark": "介绍样本科技有限公司的软件产品和服务",
    "domains": [ { "name": "example.cn", "holder": "subject", "verified": "2025-01-01", "expires": "2028-01-01" } ],
    "accesses": [ { "method": "16", "location": "16", "first_ip": "203.0.113.7", "last_ip": "203.0.113.8", "expires": "2027-11-01" } ],
    "head": { "name": "样本丁", "certificate_type": "2", "certificate_number": "44011320141005001X",
      "certificate_until": "2031-05-01", "mobile": "13700137000", "office_phone": "0755-26000002",
      "emergency_phone": "13600136000", "email": "d@example.cn" } } ] })"));
}

inline Form person_form() {
    return loaded(parse_form(R"({
  "filing": { "consent": true },
  "subject": { "name": "样本丙", "nature": "5", "region": "110105", "address": "样本街2号院3号楼401室",
    "certificate_type": "2", "certificate_number": "11010519491231002X", "certificate_address": "样本街2号院3号楼401室",
    "certificate_until": "2031-05-01", "remark": "记录我自己读书和做饭的心得,没有别的内容" },
  "head": { "name": "样本丙", "certificate_type": "2", "certificate_number": "11010519491231002X",
    "certificate_until": "2031-05-01", "mobile": "13800138000", "emergency_phone": "13900139000", "email": "c@example.cn" },
  "services": [ { "kind": "website", "name": "样本丙的读书笔记", "url": "https://example.cn/", "contents": ["32"],
    "approvals": ["24"], "languages": ["1"], "remark": "记录我自己读书的心得,供朋友阅读,没有别的内容",
    "domains": [ { "name": "example.cn", "holder": "subject", "verified": "2025-01-01", "expires": "2028-01-01" } ],
    "head": { "name": "样本丙", "certificate_type": "2", "certificate_number": "11010519491231002X",
      "certificate_until": "2031-05-01", "mobile": "13800138000", "emergency_phone": "13900139000", "email": "c@example.cn" } } ] })"));
}

/// A form, and what else a case knows. Written as one reads it: `company.set("head.name", "…")`.
struct Sheet {
    Form form;
    std::string subject_kind;
    std::string province;
    workflow::FilingKind kind = workflow::FilingKind::First;
    int min_validity_days = 90;
    std::vector<IpRange> ranges{};

    Group& service() { return form.parts["services"].front(); }
    Group& subject() { return form.parts["subject"].front(); }
    Group& head() { return form.parts["head"].front(); }
    Group& service_head() { return service().parts["head"].front(); }
    Group& domain() { return service().parts["domains"].front(); }
    Group& access() { return service().parts["accesses"].front(); }
    Case about() const {
        return {form, the_fields(), kind, subject_kind, province, kToday, min_validity_days, ranges};
    }
    std::vector<FieldError> errors() const { return check(about(), the_checks()); }
};

inline Sheet company() {
    return {company_form(), "enterprise", "guangdong"};
}
inline Sheet person() {
    return {person_form(), "person", "beijing"};
}
/// The company's service as an App.
inline Sheet app() {
    Sheet sheet = company();
    sheet.service().values["kind"] = {"app"};
    sheet.service().values.erase("url");
    sheet.service().values["offers_sdk"] = {"false"};
    sheet.service().values["uses_sdk"] = {"false"};
    sheet.service().parts["platforms"] = {{{{"platform", {"android"}},
                                            {"package", {"cn.example.app"}},
                                            {"signature", {std::string(32, 'a')}},
                                            {"public_key", {std::string(128, '7')}}},
                                           {}}};
    return sheet;
}

inline std::vector<std::string> said(const std::vector<FieldError>& errors) {
    std::vector<std::string> lines;
    for (const FieldError& error : errors)
        lines.push_back(error.field + " " + error.check + ":" + error.answer);
    return lines;
}

}  // namespace beian::form

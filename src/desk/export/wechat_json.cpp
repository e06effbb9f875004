// The record in the shape of WeChat's filing interface (icp_subject, icp_applets), the one machine interface
// of a platform that is public: reference process.md, section 8.5.
#include "desk/export/package.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace beian::desk {

namespace {

using nlohmann::ordered_json;

/// 20310501, or 长期.
std::string compact_day(const std::string& day) {
    if (day == "long_term") return "长期";
    std::string made = day;
    made.erase(std::remove(made.begin(), made.end(), '-'), made.end());
    return made;
}

ordered_json number_or_text(const std::string& code) {
    const bool number = !code.empty() && code.size() < 10 &&
                        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return number ? ordered_json(std::stoi(code)) : ordered_json(code);
}

ordered_json principal(const form::Group& head) {
    return {{"name", head.value("name")},
            {"mobile", head.value("mobile")},
            {"email", head.value("email")},
            {"emergency_contact", head.value("emergency_phone")},
            {"certificate_type", number_or_text(head.value("certificate_type"))},
            {"certificate_number", head.value("certificate_number")},
            {"certificate_validity_date_end", compact_day(head.value("certificate_until"))}};
}

class Shape {
public:
    explicit Shape(const ExportCase& about) : about_(about), form_(about.declaration.form) {}

    ordered_json subject() const {
        const form::Group& from = form_.part("subject");
        const bool person = about_.declaration.subject_kind == "person";
        ordered_json made{{"base_info",
                           {{"type", number_or_text(from.value("nature"))},
                            {"name", from.value("name")},
                            {"province", from.value("region").substr(0, 2) + "0000"},
                            {"city", from.value("region").substr(0, 4) + "00"},
                            {"district", from.value("region")},
                            {"address", from.value("address")},
                            {"comment", from.value("remark")}}}};
        const char* info = person ? "personal_info" : "organize_info";
        if (!person)
            made[info] = {{"certificate_type", number_or_text(from.value("certificate_type"))},
                          {"certificate_number", from.value("certificate_number")},
                          {"certificate_address", from.value("certificate_address")}};
        else
            made[info] = ordered_json::object();
        made["principal_info"] = principal(form_.part("head"));
        if (!person) made["legal_person_info"] = {{"name", form_.part("legal_representative").value("name")}};
        return made;
    }
    ordered_json services() const {
        ordered_json made = ordered_json::array();
        for (const form::Group& from : form_.many("services")) {
            ordered_json base{{"kind", from.value("kind")},
                              {"name", from.value("name")},
                              {"service_content_types", codes(from, "contents")},
                              {"nrlx_details", ordered_json::array()},
                              {"comment", from.value("remark")}};
            // "None" has a code of its own and is said too.
            for (const std::string& code : from.all("approvals"))
                base["nrlx_details"].push_back({{"type", number_or_text(code)}});
            if (from.has("url")) base["urls"] = from.all("url");
            for (const form::Group& domain : from.many("domains"))
                base["domains"].push_back(domain.value("name"));
            made.push_back({{"base_info", base}, {"principal_info", principal(from.part("head"))}});
        }
        return made;
    }

private:
    static ordered_json codes(const form::Group& from, std::string_view name) {
        ordered_json made = ordered_json::array();
        for (const std::string& code : from.all(name)) made.push_back(number_or_text(code));
        return made;
    }
    const ExportCase& about_;
    const form::Form& form_;
};

}  // namespace

std::string to_wechat_json(const ExportCase& about) {
    const Shape shape(about);
    ordered_json materials = ordered_json::array();
    for (const ExportPage& page : about.pages)
        materials.push_back({{"item", page.row.item},
                             {"material", page.row.material},
                             {"side", page.row.side},
                             {"media_type", page.row.media_type}});
    const ordered_json made{{"filing", about.key.filing},
                            {"kind", workflow::slug(about.filing.kind)},
                            {"icp_subject", shape.subject()},
                            {"icp_applets", shape.services()},
                            {"icp_materials", materials}};
    return made.dump(2) + "\n";
}

}  // namespace beian::desk

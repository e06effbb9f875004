#include "form/paper.h"

#include "base/civil_day.h"

namespace beian::form {

namespace {

// The groups that stand more than once go by a name of their own.
std::string prefix_of(const std::string& around, const std::string& group) {
    if (group == "services") return "service";
    if (group == "domains") return "domain";
    if (group == "accesses") return "access";
    if (group == "platforms") return "platform";
    return around.empty() ? group : around + "." + group;
}

std::string written(const Field& field, const FieldBook& book, const std::string& value) {
    if (field.format == Format::Code) {
        const Code* code = book.find_code(field.table, value);
        return code == nullptr ? value : code->name.zh;
    }
    if (value == "long_term") return "长期";
    const auto day =
        field.format == Format::Day || field.format == Format::DayOrLong ? parse_day(value) : std::nullopt;
    if (!day) return value;
    return std::to_string(static_cast<int>(day->year())) + "年" +
           std::to_string(static_cast<unsigned>(day->month())) + "月" +
           std::to_string(static_cast<unsigned>(day->day())) + "日";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "、") + part;
    return text;
}

/// Fields of one group, and of the groups in it that stand only once.
void add(const Group& group, const GroupSpec& spec, const std::string& prefix, const FieldBook& book,
         PaperValues& values) {
    for (const Field& field : spec.fields) {
        std::vector<std::string> said;
        for (const std::string& value : group.all(field.name)) said.push_back(written(field, book, value));
        if (!said.empty()) values[prefix + "." + field.name] = joined(said);
    }
    for (const GroupSpec& inner : spec.groups) {
        if (!inner.many) add(group.part(inner.name), inner, prefix_of(prefix, inner.name), book, values);
    }
}

void add_service(const Group& service, const GroupSpec& spec, const FieldBook& book, Paper& paper) {
    PaperValues values;
    add(service, spec, "service", book, values);
    std::vector<std::string> domains, ips;
    for (const Group& domain : service.many("domains")) domains.push_back(domain.value("name"));
    for (const Group& access : service.many("accesses")) {
        const std::string &first = access.value("first_ip"), &last = access.value("last_ip");
        ips.push_back(last.empty() || last == first ? first : first + " 至 " + last);
    }
    if (!domains.empty()) values["service.domains"] = joined(domains);
    if (!ips.empty()) values["service.ips"] = joined(ips);
    for (const GroupSpec& inner : spec.groups) {
        if (inner.name != "domains") continue;
        for (const Group& domain : service.many("domains")) {
            PaperValues row = values;
            add(domain, inner, "domain", book, row);
            paper.domains.push_back(std::move(row));
        }
    }
    paper.services.push_back(std::move(values));
}

void add_names(const GroupSpec& spec, const std::string& prefix,
               std::vector<std::pair<std::string, Words>>& names) {
    for (const Field& field : spec.fields)
        names.emplace_back(prefix + "." + field.name, Words{spec.title.zh + "：" + field.title.zh,
                                                            spec.title.en + ": " + field.title.en});
    for (const GroupSpec& inner : spec.groups) add_names(inner, prefix_of(prefix, inner.name), names);
}

}  // namespace

Paper on_paper(const Form& form, const FieldBook& book, std::size_t service) {
    Paper paper;
    for (const GroupSpec& spec : book.groups) {
        if (spec.many) {
            for (const Group& one : form.many(spec.name)) add_service(one, spec, book, paper);
        } else {
            add(form.part(spec.name), spec, prefix_of({}, spec.name), book, paper.values);
        }
    }
    if (service < paper.services.size()) {
        const PaperValues& chosen = paper.services[service];
        paper.values.insert(chosen.begin(), chosen.end());
    }
    return paper;
}

std::string path_of(const FieldBook& book, std::string_view name, std::size_t service) {
    const std::string one = "services[" + std::to_string(service) + "]";
    constexpr std::pair<std::string_view, std::string_view> kMade[] = {{"service.domains", ".domains"},
                                                                       {"service.ips", ".accesses"},
                                                                       {"domains", ".domains"},
                                                                       {"services", ""}};
    for (const auto& [made, group] : kMade)
        if (name == made) return one + std::string(group);
    constexpr std::pair<std::string_view, std::string_view> kMany[] = {
        {"service.", "."}, {"domain.", ".domains[0]."}, {"access.", ".accesses[0]."}};
    for (const auto& [prefix, group] : kMany)
        if (name.starts_with(prefix))
            return one + std::string(group) + std::string(name.substr(prefix.size()));
    const std::string_view top = name.substr(0, name.find('.'));
    for (const GroupSpec& spec : book.groups)
        if (spec.name == top) return std::string(name);
    return {};
}

std::vector<std::pair<std::string, Words>> paper_names(const FieldBook& book) {
    std::vector<std::pair<std::string, Words>> names = {
        {"authority.name", {"管局名称", "name of the authority"}},
        {"service.domains", {"服务的域名", "domain names of the service"}},
        {"service.ips", {"服务的 IP 地址", "IP addresses of the service"}},
    };
    for (const GroupSpec& spec : book.groups) add_names(spec, prefix_of({}, spec.name), names);
    return names;
}

}  // namespace beian::form

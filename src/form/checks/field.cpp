// Is every field there that must be, none that may not, and is each as long as it may be?
#include "base/text.h"
#include "form/checks/all.h"

#include <algorithm>

namespace beian::form {

namespace {

bool is_for(const Scope& scope, const Case& about, std::string_view service) {
    if (!scope.stands_in(about.kind)) return false;
    if (scope.holder == rules::Holder::Person && !about.is_person()) return false;
    if (scope.holder == rules::Holder::Organization && about.is_person()) return false;
    return scope.services.empty() || service.empty() ||
           std::find(scope.services.begin(), scope.services.end(), service) != scope.services.end();
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

class Walk {
public:
    Walk(const Case& about, Report& report) : about_(about), report_(report) {}

    void groups(const std::vector<GroupSpec>& specs, const Group& around, const Path& path,
                std::string_view service) {
        names(specs, around, path);
        for (const GroupSpec& spec : specs) {
            if (!is_for(spec.scope, about_, service)) continue;
            const auto& parts = around.many(spec.name);
            if (!spec.many) {
                // A group left out altogether is asked for field by field.
                group(spec, around.part(spec.name), path.in(spec.name), service);
                continue;
            }
            if (parts.size() < spec.least || parts.size() > spec.most)
                report_.say(
                    path.to(spec.name), "count",
                    {{"title", spec.title}, {"least", count(spec.least)}, {"most", count(spec.most)}});
            for (std::size_t n = 0; n < std::min(parts.size(), spec.most); ++n)
                group(spec, parts[n], path.in(spec.name, n), service);
        }
    }

private:
    static Words count(std::size_t number) { return same(std::to_string(number)); }

    void group(const GroupSpec& spec, const Group& part, const Path& path, std::string_view service) {
        const std::string& kind = spec.name == "services" ? part.value("kind") : std::string{};
        const std::string within = kind.empty() ? std::string(service) : kind;
        for (const auto& [name, values] : part.values) {
            if (spec.find_field(name) == nullptr)
                report_.say(path.to(name), "unknown", {{"name", same(printable(name))}});
        }
        for (const Field& field : spec.fields) {
            if (is_for(field.scope, about_, within)) one(field, part.all(field.name), path.to(field.name));
        }
        groups(spec.groups, part, path, within);
    }

    void names(const std::vector<GroupSpec>& specs, const Group& around, const Path& path) {
        for (const auto& [name, parts] : around.parts) {
            const bool known =
                std::any_of(specs.begin(), specs.end(), [&](const auto& spec) { return spec.name == name; });
            if (!known) report_.say(path.to(name), "unknown", {{"name", same(printable(name))}});
        }
    }

    void one(const Field& field, const std::vector<std::string>& values, const std::string& path) {
        if (values.empty()) {
            if (field.required) report_.say(path, "missing", {{"title", field.title}});
            return;
        }
        if (values.size() > (field.several ? 256U : 1U))
            return report_.say(path, "several", {{"title", field.title}});
        for (const std::string& value : values) {
            if (find_invalid_utf8(value) || (has_control(value) && field.format != Format::LongText)) {
                report_.say(path, "characters", {{"title", field.title}});
                continue;
            }
            const std::size_t length = count_characters(value);
            if (length < field.least)
                report_.say(
                    path, "short",
                    {{"title", field.title}, {"least", count(field.least)}, {"given", count(length)}});
            if (length > field.most)
                report_.say(path, "long",
                            {{"title", field.title}, {"most", count(field.most)}, {"given", count(length)}});
        }
    }

    const Case& about_;
    Report& report_;
};

void run(const Case& about, Report& report) {
    Walk(about, report).groups(about.book.groups, about.form, Path{}, {});
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"missing", "title"}, {"short", "title least given"}, {"long", "title most given"},
    {"several", "title"}, {"count", "title least most"},  {"characters", "title"},
    {"unknown", "name"}};

}  // namespace

const Check kFieldCheck{"form.field", run, kAnswers, {}};

}  // namespace beian::form

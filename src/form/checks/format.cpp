// Is each value written as its field wants it?
#include "form/checks/all.h"
#include "form/formats.h"

#include "base/text.h"

namespace beian::form {

namespace {

void values_of(const Case& about, const GroupSpec& spec, const Group& group, const Path& path,
               Report& report) {
    for (const Field& field : spec.fields) {
        for (const std::string& value : group.all(field.name)) {
            if (find_invalid_utf8(value)) continue;  // said by form.field
            if (const auto trouble = find_trouble(about, field, group, value))
                report.say(path.to(field.name), trouble->answer, trouble->blanks);
        }
    }
}

void walk(const Case& about, const std::vector<GroupSpec>& specs, const Group& around, const Path& path,
          Report& report) {
    for (const GroupSpec& spec : specs) {
        if (!spec.scope.stands_in(about.kind)) continue;
        std::size_t n = 0;
        for (const Group& group : around.many(spec.name)) {
            const Path here = spec.many ? path.in(spec.name, n++) : path.in(spec.name);
            values_of(about, spec, group, here, report);
            walk(about, spec.groups, group, here, report);
        }
    }
}

void run(const Case& about, Report& report) {
    walk(about, about.book.groups, about.form, Path{}, report);
}

constexpr findings::AnswerSpec kAnswers[] = {
    {"number", "title why"}, {"name", "title"},      {"code", "title"},    {"choice", "title"},
    {"bool", "title"},       {"consent", "title"},   {"region", "title"},  {"province", "title"},
    {"day", "title"},        {"mobile", "title"},    {"phone", "title"},   {"email", "title"},
    {"url", "title"},        {"ip", "title"},        {"package", "title"}, {"signature", "title"},
    {"pem", "title"},        {"public_key", "title"}};

}  // namespace

const Check kFormatCheck{"form.format", run, kAnswers, {}};

}  // namespace beian::form

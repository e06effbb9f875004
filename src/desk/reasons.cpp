#include "desk/reasons.h"

#include "data/reading.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace beian::desk {

namespace {

const std::vector<std::string> kDetectable = {"yes", "partly", "no"};
const std::vector<std::string> kStages = {"wizard", "provider", "sms", "authority", "either", "afterwards"};
const std::vector<std::string> kTopics = {"photo", "document", "mismatch", "domain",  "name",
                                          "phone", "content",  "province", "process", "app"};

class Reader {
public:
    explicit Reader(std::string_view name) : faults_(std::string(name)) {}

    Result<std::vector<Reason>> read(const data::Node& root) {
        std::vector<Reason> reasons;
        if (data::check_keys(root, "the file", {"reasons"}, faults_)) {
            const data::Node* list = root.find("reasons");
            if (list == nullptr || !list->is_mapping())
                faults_.add(root.line, "the file has no \"reasons\"");
            else
                for (const data::Entry& entry : list->entries) reasons.push_back(read_one(entry));
        }
        if (faults_.any()) return faults_.error();
        return reasons;
    }

private:
    Reason read_one(const data::Entry& entry) {
        Reason reason;
        reason.id = entry.key;
        const data::Node& node = entry.value;
        if (!data::is_slug(reason.id, "-")) faults_.add(entry.line, "an id is lower case with hyphens");
        if (!data::check_keys(node, reason.id,
                              {"topic", "stage", "detectable", "text", "way_out", "found_by"}, faults_))
            return reason;
        reason.topic = kTopics[word(node, "topic", kTopics)];
        reason.stage = static_cast<ReasonStage>(word(node, "stage", kStages));
        reason.detectable = static_cast<Detectable>(word(node, "detectable", kDetectable));
        for (const auto& [key, into] : {std::pair{"text", &reason.text}, {"way_out", &reason.way_out}}) {
            if (const data::Node* words = node.find(key))
                *into = data::read_words(*words, key, faults_);
            else
                faults_.add(node.line, reason.id + " has no \"" + key + "\"");
        }
        if (const data::Node* list = node.find("found_by")) {
            for (const data::Node* one : data::read_list(*list, "found_by", faults_))
                reason.found_by.emplace_back(one->text);
        }
        return reason;
    }

    std::size_t word(const data::Node& node, std::string_view key, const std::vector<std::string>& known) {
        const data::Node* found = node.find(key);
        if (found != nullptr) return data::read_word(*found, key, known, faults_).value_or(0);
        faults_.add(node.line, "the reason has no \"" + std::string(key) + "\"");
        return 0;
    }

    data::Faults faults_;
};

}  // namespace

const Reason* ReasonBook::find(std::string_view id) const {
    const auto found =
        std::find_if(reasons_.begin(), reasons_.end(), [&](const Reason& one) { return one.id == id; });
    return found == reasons_.end() ? nullptr : &*found;
}

std::vector<const Reason*> ReasonBook::found_by(std::string_view check, std::string_view answer) const {
    const std::string both = std::string(check) + ":" + std::string(answer);
    std::vector<const Reason*> found;
    for (const Reason& reason : reasons_) {
        const bool named = std::any_of(reason.found_by.begin(), reason.found_by.end(),
                                       [&](const std::string& by) { return by == check || by == both; });
        if (named) found.push_back(&reason);
    }
    return found;
}

Result<ReasonBook> read_reason_book(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    ReasonBook book;
    book.reasons_ = BEIAN_TRY(Reader(name).read(document.root()));
    return book;
}

Result<ReasonBook> load_reason_book(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be opened; it belongs to the rulebook"};
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    return read_reason_book(yaml, path);
}

}  // namespace beian::desk

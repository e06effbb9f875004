#include "data/yaml.h"

#include "base/text.h"

#include <yaml.h>

#include <algorithm>
#include <memory_resource>
#include <optional>

namespace beian::data {

// Measured against yaml-cpp on the rulebook's own files: libyaml's events take a tenth of the time, which is
// what keeps loading under its 60 ms.
struct Document::Store {
    std::pmr::monotonic_buffer_resource memory{std::size_t{64} << 10};

    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        auto* place = static_cast<char*>(memory.allocate(text.size(), 1));
        std::copy(text.begin(), text.end(), place);
        return {place, text.size()};
    }
    template <class T>
    std::span<const T> keep(std::span<const T> values) {
        if (values.empty()) return {};
        auto* place = static_cast<T*>(memory.allocate(values.size_bytes(), alignof(T)));
        std::uninitialized_copy(values.begin(), values.end(), place);
        return {place, values.size()};
    }
};

namespace {

constexpr std::size_t kMaxFaults = 500;

std::string at(std::string_view name, std::size_t line) {
    return std::string(name) + ":" + std::to_string(line) + ": ";
}

/// libyaml's parser, closed when it goes out of sight.
class Events {
public:
    explicit Events(std::string_view text) {
        yaml_parser_initialize(&parser_);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }
    ~Events() {
        yaml_event_delete(&event_);
        yaml_parser_delete(&parser_);
    }
    Events(const Events&) = delete;
    Events& operator=(const Events&) = delete;

    bool next() {
        yaml_event_delete(&event_);
        return yaml_parser_parse(&parser_, &event_) == 1;
    }
    const yaml_event_t& event() const { return event_; }
    int line() const { return static_cast<int>(event_.start_mark.line) + 1; }
    std::string problem() const { return parser_.problem == nullptr ? "not well formed" : parser_.problem; }
    std::size_t problem_line() const {
        return std::max(parser_.problem_mark.line, parser_.context_mark.line) + 1;
    }

private:
    yaml_parser_t parser_{};
    yaml_event_t event_{};
};

/// A sequence or mapping that is still being filled: where its children start on the stacks.
struct Open {
    Node node;
    std::size_t first = 0;
    bool key_seen = false;
    std::string_view key;
    int key_line = 0;
};

std::optional<std::string_view> find_duplicate(std::span<const Entry> entries) {
    if (entries.size() <= 16) {
        for (std::size_t i = 1; i < entries.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (entries[i].key == entries[j].key) return entries[i].key;
            }
        }
        return std::nullopt;
    }
    std::vector<std::string_view> keys;
    keys.reserve(entries.size());
    for (const Entry& entry : entries) keys.push_back(entry.key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice == keys.end()) return std::nullopt;
    return *twice;
}

int line_of_second(std::span<const Entry> entries, std::string_view key) {
    int line = 0;
    for (const Entry& entry : entries) {
        if (entry.key == key) line = entry.line;
    }
    return line;
}

class Builder {
public:
    Builder(std::string_view name, const Limits& limits) : name_(name), limits_(limits) {}

    template <class Store>
    Status add_scalar(Store& store, const yaml_event_t& event, int line) {
        const auto& scalar = event.data.scalar;
        if (scalar.anchor != nullptr)
            return refuse(line, "anchors are not read; write the value where it is needed");
        if (scalar.tag != nullptr) return refuse(line, "tags are not read; write the value without `!`");
        const std::string_view text =
            store.keep(std::string_view(reinterpret_cast<const char*>(scalar.value), scalar.length));
        if (!open_.empty() && open_.back().node.is_mapping() && !open_.back().key_seen) {
            open_.back().key_seen = true;
            open_.back().key = text;
            open_.back().key_line = line;
            return count(line);
        }
        Node node;
        node.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
        node.line = line;
        node.text = text;
        place(node);
        return count(line);
    }

    Status start(Node::Kind kind, bool anchor, bool tag, int line) {
        if (anchor) return refuse(line, "anchors are not read; write the value where it is needed");
        if (tag) return refuse(line, "tags are not read; write the value without `!`");
        if (static_cast<int>(open_.size()) >= limits_.max_depth) return refuse(line, "nested too deep");
        if (!open_.empty() && open_.back().node.is_mapping() && !open_.back().key_seen) {
            return refuse(line, "a key must be a plain word");
        }
        Open begun;
        begun.node.kind = kind;
        begun.node.line = line;
        begun.first = kind == Node::Kind::Mapping ? entries_.size() : items_.size();
        open_.push_back(begun);
        return count(line);
    }

    template <class Store>
    Status end(Store& store) {
        Open done = open_.back();
        open_.pop_back();
        if (done.node.is_mapping()) {
            const std::span<const Entry> entries(entries_.data() + done.first, entries_.size() - done.first);
            if (const auto twice = find_duplicate(entries)) {
                return refuse(line_of_second(entries, *twice),
                              "\"" + printable(*twice) + "\" stands here twice; keep one");
            }
            done.node.entries = store.keep(entries);
            entries_.resize(done.first);
        } else {
            done.node.items =
                store.keep(std::span<const Node>(items_.data() + done.first, items_.size() - done.first));
            items_.resize(done.first);
        }
        place(done.node);
        return ok();
    }

    Error refuse(int line, std::string_view what) const {
        return Error{ErrorCode::InvalidArgument,
                     at(name_, static_cast<std::size_t>(line)) + std::string(what)};
    }
    const Node& root() const { return root_; }

private:
    void place(const Node& node) {
        if (open_.empty()) {
            root_ = node;
        } else if (open_.back().node.is_mapping()) {
            entries_.push_back({open_.back().key, open_.back().key_line, node});
            open_.back().key_seen = false;
        } else {
            items_.push_back(node);
        }
    }
    Status count(int line) {
        if (++nodes_ > limits_.max_nodes) return refuse(line, "too many values in one file");
        return ok();
    }

    std::string_view name_;
    const Limits& limits_;
    std::vector<Open> open_;
    std::vector<Node> items_;
    std::vector<Entry> entries_;
    Node root_;
    std::size_t nodes_ = 0;
};

}  // namespace

bool Node::is_empty() const {
    return is_scalar() && !quoted && (text.empty() || text == "~" || text == "null");
}

const Node* Node::find(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

Result<Document> parse(std::string_view text, std::string_view name, const Limits& limits) {
    if (text.size() > limits.max_bytes) {
        return Error{ErrorCode::TooLarge,
                     std::string(name) + ": more than " + std::to_string(limits.max_bytes) + " bytes"};
    }
    if (const auto wrong = find_invalid_utf8(text)) {
        const auto line =
            1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*wrong), '\n');
        return Error{ErrorCode::InvalidArgument,
                     at(name, static_cast<std::size_t>(line)) + "not UTF-8 text; save the file as UTF-8"};
    }
    Document document;
    document.store_ = std::make_shared<Document::Store>();
    Document::Store& store = *document.store_;
    Events events(text);
    Builder builder(name, limits);
    int documents = 0;
    while (true) {
        if (!events.next()) {
            return Error{ErrorCode::InvalidArgument,
                         at(name, events.problem_line()) + "no sound YAML: " + events.problem()};
        }
        const yaml_event_t& event = events.event();
        const int line = events.line();
        switch (event.type) {
            case YAML_STREAM_END_EVENT:
                document.root_ = builder.root();
                return document;
            case YAML_DOCUMENT_START_EVENT:
                if (++documents > 1)
                    return builder.refuse(line, "a second document begins here; keep one in a file");
                break;
            case YAML_ALIAS_EVENT:
                return builder.refuse(line, "aliases are not read; write the value where it is needed");
            case YAML_SCALAR_EVENT:
                BEIAN_TRY(builder.add_scalar(store, event, line));
                break;
            case YAML_SEQUENCE_START_EVENT:
                BEIAN_TRY(builder.start(Node::Kind::Sequence, event.data.sequence_start.anchor != nullptr,
                                        event.data.sequence_start.tag != nullptr, line));
                break;
            case YAML_MAPPING_START_EVENT:
                BEIAN_TRY(builder.start(Node::Kind::Mapping, event.data.mapping_start.anchor != nullptr,
                                        event.data.mapping_start.tag != nullptr, line));
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                BEIAN_TRY(builder.end(store));
                break;
            default:
                break;
        }
    }
}

void Faults::add(int line, std::string_view what) {
    add_whole(line > 0 ? at(file_, static_cast<std::size_t>(line)) + std::string(what)
                       : file_ + ": " + std::string(what));
}

void Faults::add_whole(std::string what) {
    // A condition that stands for two people is read twice; its fault is one.
    const std::size_t recent = std::min<std::size_t>(said_.size(), 16);
    if (std::find(said_.end() - static_cast<std::ptrdiff_t>(recent), said_.end(), what) != said_.end())
        return;
    if (said_.size() < kMaxFaults) {
        said_.push_back(std::move(what));
    } else {
        ++left_out_;
    }
}

Error Faults::error() const {
    std::string message;
    for (const std::string& fault : said_) message += (message.empty() ? "" : "\n") + fault;
    if (left_out_ > 0) message += "\nand " + std::to_string(left_out_) + " more";
    return Error{ErrorCode::InvalidArgument, message};
}

}  // namespace beian::data

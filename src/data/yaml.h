// What does this YAML or JSON text hold? A small tree that knows its lines, read strictly and within limits.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::data {

struct Entry;

struct Node {
    enum class Kind : std::uint8_t { Scalar, Sequence, Mapping };
    Kind kind = Kind::Scalar;
    bool quoted = false;
    int line = 0;
    std::string_view text;           // of a scalar
    std::span<const Node> items;     // of a sequence
    std::span<const Entry> entries;  // of a mapping, keys are scalars and differ

    bool is_scalar() const { return kind == Kind::Scalar; }
    bool is_sequence() const { return kind == Kind::Sequence; }
    bool is_mapping() const { return kind == Kind::Mapping; }
    /// Nothing was written, or `~` or `null`.
    bool is_empty() const;
    const Node* find(std::string_view key) const;
};

struct Entry {
    std::string_view key;
    int line = 0;
    Node value;
};

struct Limits {
    std::size_t max_bytes = std::size_t{4} << 20;
    std::size_t max_nodes = 400'000;
    int max_depth = 16;
};

/// Owns what its nodes look at; may be moved.
class Document {
public:
    const Node& root() const { return root_; }

private:
    friend Result<Document> parse(std::string_view, std::string_view, const Limits&);
    struct Store;
    std::shared_ptr<Store> store_;
    Node root_;
};

/// `name` is how errors call the text. Refused: more than one document, anchors, aliases, tags, keys that are
/// no scalars or stand twice, text that is no UTF-8.
Result<Document> parse(std::string_view text, std::string_view name, const Limits& limits = {});

/// Collects faults, so that a reader can name all of them at once.
class Faults {
public:
    explicit Faults(std::string file) : file_(std::move(file)) {}
    void add(int line, std::string_view what);
    /// A fault that names its place itself.
    void add_whole(std::string what);
    void enter(std::string file) { file_ = std::move(file); }
    const std::string& file() const { return file_; }
    bool any() const { return !said_.empty(); }
    std::size_t count() const { return said_.size() + left_out_; }
    Error error() const;

private:
    std::string file_;
    std::vector<std::string> said_;
    std::size_t left_out_ = 0;
};

}  // namespace beian::data

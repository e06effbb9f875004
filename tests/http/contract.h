// Does an answer hold to api/openapi.yaml? A small judge of JSON Schema, as much of it as that file uses.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace beian::http {

struct Operation {
    std::string method;  // GET
    std::string path;    // /filings/{filing}
    std::string name;
    bool is_open = false;  // `security: []`
    nlohmann::json spec;
};

class Contract {
public:
    /// The one of this tree.
    static const Contract& ours();

    const std::vector<Operation>& operations() const { return operations_; }
    /// nullptr where no operation is asked for so.
    const Operation* find(const std::string& method, const std::string& path) const;
    /// What is wrong with an answer; empty: nothing.
    std::string fault_of(const Operation& operation, unsigned status, const std::string& type,
                         const std::string& body) const;
    /// What is wrong with a value by a schema; empty: nothing.
    std::string fault_of(const nlohmann::json& schema, const nlohmann::json& value,
                         const std::string& at) const;
    const nlohmann::json& document() const { return document_; }

private:
    Contract();
    const nlohmann::json& resolved(const nlohmann::json& node) const;

    nlohmann::json document_;
    std::vector<Operation> operations_;
};

}  // namespace beian::http

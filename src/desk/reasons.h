// For which reasons do filings come back, in which words are they told, and which check of ours finds them?
// rules/rejections.yaml.
#pragma once

#include "base/result.h"
#include "base/words.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

enum class Detectable { Yes, Partly, No };
/// Who sends a filing back for it.
enum class ReasonStage { Wizard, Provider, Sms, Authority, Either, Afterwards };

struct Reason {
    std::string id;
    std::string topic;  // photo, document, mismatch, domain, name, phone, content, province, process, app
    ReasonStage stage = ReasonStage::Provider;
    Detectable detectable = Detectable::No;
    Words text;
    Words way_out;
    /// Checks that find it, as `check` or `check:answer`: `quality.glare`, `form.name:short`,
    /// `gate.rules:age`.
    std::vector<std::string> found_by;
};

class ReasonBook {
public:
    const std::vector<Reason>& reasons() const { return reasons_; }
    const Reason* find(std::string_view id) const;
    /// The reasons that this answer of a check finds.
    std::vector<const Reason*> found_by(std::string_view check, std::string_view answer) const;

private:
    friend Result<ReasonBook> read_reason_book(const std::string&, std::string_view);
    std::vector<Reason> reasons_;
};

Result<ReasonBook> read_reason_book(const std::string& yaml, std::string_view name);
Result<ReasonBook> load_reason_book(const std::string& path);

}  // namespace beian::desk

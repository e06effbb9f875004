// Books of retention and of messages, settings, anchors, results of the authority and what jobs say: any text
// is refused, or whole.
#include "desk/audit_lines.h"
#include "desk/export/authority_result.h"
#include "desk/job_payload.h"
#include "desk/retention.h"
#include "desk/settings.h"
#include "desk/telling.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace beian::desk;
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto book = read_retention_book(text, "r")) {
        for (const auto& [status, term] : book->pages)
            if (term.days < 0 || term.because.zh.empty()) std::abort();
    }
    if (const auto book = read_message_book(text, "m")) {
        if (book->of("anything").text.en.empty()) std::abort();
    }
    if (const auto settings = read_settings(text, "s")) {
        for (const WebhookSettings& hook : settings->webhooks)
            if (hook.url.empty() || hook.secret.file.empty() == hook.secret.environment.empty()) std::abort();
        if (settings->mail && (settings->url.empty() || settings->mail->from.empty())) std::abort();
    }
    if (const auto results = parse_authority_results(text)) {
        for (const AuthorityResult& result : *results)
            if (result.filing.empty()) std::abort();
    }
    if (const auto anchors = parse_anchors(text, "a")) {
        if (!parse_anchors(write_anchors(*anchors), "a")) std::abort();
    }
    if (const auto payload = parse_payload(text, {"filing"})) {
        if (!payload->contains("filing")) std::abort();
    }
    return 0;
}

#include "desk/settings.h"

#include "base/text.h"
#include "data/reading.h"
#include "workflow/filing.h"

#include <algorithm>

namespace beian::desk {

namespace {

using data::Faults;
using data::Node;

std::string text_at(const Node& table, const char* key, Faults& faults) {
    const Node* found = table.find(key);
    return found == nullptr ? std::string{} : data::read_text(*found, key, faults);
}

std::string needed_text(const Node& table, std::string_view what, const char* key, Faults& faults) {
    if (table.find(key) == nullptr) faults.add(table.line, std::string(what) + " has no \"" + key + "\"");
    return text_at(table, key, faults);
}

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// The part after `://`, up to the path; empty where that is no address.
std::string_view host_of(std::string_view url) {
    const std::size_t begin = url.find("://");
    if (begin == url.npos || !is_plain(url)) return {};
    const std::string_view rest = url.substr(begin + 3);
    return rest.substr(0, rest.find_first_of("/?#"));
}

bool is_this_machine(std::string_view host) {
    const std::string_view name =
        host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

/// An address whose way is encrypted, or that leaves this machine not at all.
std::string read_url(const Node& table, std::string_view what, const char* key, Faults& faults) {
    const std::string url = text_at(table, key, faults);
    const Node* node = table.find(key);
    if (node == nullptr || url.empty()) return url;
    const std::string_view host = host_of(url);
    if (host.find('@') != host.npos)
        faults.add(node->line, std::string(what) + ": a password does not belong into an address");
    else if (host.empty() ||
             !(url.starts_with("https://") || (url.starts_with("http://") && is_this_machine(host))))
        faults.add(node->line, std::string(what) + ": \"" + printable(url) +
                                   "\" is no https:// address (http:// only to this machine)");
    return url;
}

SecretPlace read_secret(const Node& table, std::string_view what, const char* key, Faults& faults) {
    SecretPlace place;
    const std::string name = std::string(what) + "'s " + key;
    const Node* found = table.find(key);
    if (found == nullptr) {
        faults.add(table.line, std::string(what) + " has no \"" + key + "\"");
    } else if (found->is_scalar()) {
        // Not printed: it may be the secret itself.
        faults.add(found->line, name + " does not stand here: write { file: PATH } or { environment: NAME }");
    } else if (data::check_keys(*found, name, {"file", "environment"}, faults)) {
        place = {text_at(*found, "file", faults), text_at(*found, "environment", faults)};
        if (place.file.empty() == place.environment.empty())
            faults.add(found->line, name + " stands either in a file or in the environment");
    }
    return place;
}

MailSettings read_mail(const Node& node, Faults& faults) {
    MailSettings mail;
    if (!data::check_keys(node, "mail", {"server", "from", "user", "password", "allow_plain"}, faults))
        return mail;
    mail.server = needed_text(node, "mail", "server", faults);
    const std::string_view host = host_of(mail.server);
    const bool is_mail = mail.server.starts_with("smtps://") || mail.server.starts_with("smtp://");
    if (!mail.server.empty() && (!is_mail || host.empty() || host.find('@') != host.npos))
        faults.add(node.line, "mail: the server is smtps://HOST:465 or smtp://HOST:587");
    mail.from = needed_text(node, "mail", "from", faults);
    mail.user = text_at(node, "user", faults);
    if (!mail.user.empty() || node.find("password") != nullptr)
        mail.password = read_secret(node, "mail", "password", faults);
    if (mail.user.empty() && node.find("password") != nullptr)
        faults.add(node.line, "mail has a password, but no \"user\"");
    if (const Node* plain = node.find("allow_plain"))
        mail.allow_plain = data::read_bool(*plain, "allow_plain", faults).value_or(false);
    if (mail.allow_plain && !is_this_machine(host))
        faults.add(node.line, "mail: allow_plain is for a server on this machine only");
    return mail;
}

SmsSettings read_sms(const Node& node, Faults& faults) {
    SmsSettings sms;
    if (!data::check_keys(
            node, "sms",
            {"carrier", "endpoint", "region", "app_id", "sign_name", "key_id", "secret", "templates"},
            faults))
        return sms;
    static const std::vector<std::string> kCarriers{"aliyun", "tencent"};
    if (const Node* carrier = node.find("carrier"))
        sms.carrier =
            static_cast<SmsCarrier>(data::read_word(*carrier, "carrier", kCarriers, faults).value_or(0));
    else
        faults.add(node.line, "sms has no \"carrier\": aliyun or tencent");
    sms.endpoint = read_url(node, "sms", "endpoint", faults);
    sms.sign_name = needed_text(node, "sms", "sign_name", faults);
    if (sms.carrier == SmsCarrier::Tencent) {
        sms.region = needed_text(node, "sms", "region", faults);
        sms.app_id = needed_text(node, "sms", "app_id", faults);
    }
    sms.key_id = read_secret(node, "sms", "key_id", faults);
    sms.secret = read_secret(node, "sms", "secret", faults);
    const Node* templates = node.find("templates");
    if (templates == nullptr || !templates->is_mapping() || templates->entries.empty()) {
        faults.add(node.line, "sms has no table of \"templates\"");
        return sms;
    }
    std::vector<std::string> known{"other"};
    for (const workflow::ActionKind action : workflow::all_actions())
        known.emplace_back(workflow::slug(action));
    for (const data::Entry& entry : templates->entries) {
        if (std::find(known.begin(), known.end(), entry.key) == known.end())
            faults.add(entry.line, data::unknown("action", entry.key, known));
        sms.templates[std::string(entry.key)] = data::read_text(entry.value, "template", faults);
    }
    return sms;
}

VerifierSettings read_verifier(const Node& node, Faults& faults) {
    VerifierSettings verifier;
    if (!data::check_keys(node, "verifier",
                          {"cloud", "endpoint", "region", "scene", "key_id", "secret", "least_score"},
                          faults))
        return verifier;
    static const std::vector<std::string> kClouds{"aliyun", "tencent"};
    if (const Node* cloud = node.find("cloud"))
        verifier.cloud =
            static_cast<SmsCarrier>(data::read_word(*cloud, "cloud", kClouds, faults).value_or(0));
    else
        faults.add(node.line, "verifier has no \"cloud\": aliyun or tencent");
    verifier.endpoint = read_url(node, "verifier", "endpoint", faults);
    if (verifier.cloud == SmsCarrier::Tencent)
        verifier.region = needed_text(node, "verifier", "region", faults);
    else
        verifier.scene = needed_text(node, "verifier", "scene", faults);
    verifier.key_id = read_secret(node, "verifier", "key_id", faults);
    verifier.secret = read_secret(node, "verifier", "secret", faults);
    if (const Node* least = node.find("least_score")) {
        const auto score = data::read_decimal(*least);
        if (!score || *score <= 0 || *score > 1)
            faults.add(least->line, "verifier: least_score is above 0 and at most 1");
        verifier.least_score = score.value_or(verifier.least_score);
    }
    return verifier;
}

std::vector<WebhookSettings> read_webhooks(const Node& node, Faults& faults) {
    std::vector<WebhookSettings> webhooks;
    if (!node.is_mapping()) {
        faults.add(node.line, "webhooks must be a table of `name: { url, secret }`");
        return webhooks;
    }
    for (const data::Entry& entry : node.entries) {
        const std::string what = "webhook " + printable(entry.key);
        if (!data::is_slug(entry.key, "-_"))
            faults.add(entry.line, what + ": its name is of lower case letters, digits, - and _");
        if (!data::check_keys(entry.value, what, {"url", "secret"}, faults)) continue;
        if (entry.value.find("url") == nullptr) faults.add(entry.line, what + " has no \"url\"");
        webhooks.push_back({std::string(entry.key), read_url(entry.value, what, "url", faults),
                            read_secret(entry.value, what, "secret", faults)});
    }
    return webhooks;
}

std::vector<std::string> read_people(const Node& root, const char* key, Faults& faults) {
    std::vector<std::string> people;
    const Node* node = root.find(key);
    if (node == nullptr) return people;
    for (const Node* one : data::read_list(*node, key, faults)) people.emplace_back(one->text);
    return people;
}

}  // namespace

Result<Settings> read_settings(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    const Node& root = document.root();
    Faults faults{std::string(name)};
    Settings settings;
    // A file in which everything is commented out says nothing, and that is no fault.
    if (root.is_empty()) return settings;
    if (data::check_keys(
            root, "the desk's settings",
            {"url", "mail", "sms", "verifier", "webhooks", "reviewers", "administrators", "sealing"},
            faults)) {
        settings.url = read_url(root, "the desk", "url", faults);
        while (settings.url.ends_with('/')) settings.url.pop_back();
        if (const Node* mail = root.find("mail")) settings.mail = read_mail(*mail, faults);
        if (const Node* sms = root.find("sms")) settings.sms = read_sms(*sms, faults);
        if (const Node* verifier = root.find("verifier"))
            settings.verifier = read_verifier(*verifier, faults);
        if (const Node* webhooks = root.find("webhooks"))
            settings.webhooks = read_webhooks(*webhooks, faults);
        settings.reviewers = read_people(root, "reviewers", faults);
        settings.administrators = read_people(root, "administrators", faults);
        if (!settings.mail && !(settings.reviewers.empty() && settings.administrators.empty()))
            faults.add(root.line, "there are people to be told by mail, but no \"mail\"");
        // Mail and text messages lead people to where they can do something about it.
        if ((settings.mail || settings.sms) && root.find("url") == nullptr)
            faults.add(root.line, "messages name the desk's address: say \"url\"");
        static const std::vector<std::string> kSealings{"xchacha20", "sm4"};
        if (const Node* sealing = root.find("sealing"))
            settings.sealing =
                static_cast<Sealing>(data::read_word(*sealing, "sealing", kSealings, faults).value_or(0));
    }
    if (faults.any()) return faults.error();
    return settings;
}

}  // namespace beian::desk

#include "channels.h"

#include "adapters/files/files.h"
#include "adapters/mail/letter.h"
#include "adapters/mail/mail.h"
#include "adapters/sms/sms.h"
#include "adapters/verifier/verifier.h"
#include "adapters/webhook/webhook.h"
#include "base/text.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

namespace beian::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostSettings = std::size_t{1} << 20;

fs::path settings_file(const cli::KeptPlace& place) {
    return place.config.empty() ? place.data / "desk.yaml" : place.config;
}

/// One line of text, wherever it stands.
Result<std::string> open_secret(const desk::SecretPlace& where, const fs::path& folder,
                                std::string_view what) {
    std::string text;
    if (!where.environment.empty()) {
        const char* value = std::getenv(where.environment.c_str());
        if (value == nullptr || *value == '\0')
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("{}: the environment has no {}", what, printable(where.environment))};
        text = value;
    } else {
        const fs::path file = folder / where.file;
        const auto read = BEIAN_TRY(files::FileSecret(file, std::string(what) + "'s file").read());
        if (!read)
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: there is no file {}", what, printable(file.string(), 200))};
        text = *read;
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    if (text.empty() || text.find_first_of("\r\n") != std::string::npos)
        return Error{ErrorCode::InvalidArgument, fmt::format("{} is one line that is not empty", what)};
    return text;
}

Status check_people(const std::vector<std::string>& people, std::string_view what) {
    for (const std::string& one : people)
        if (!mail::is_address(one))
            return Error{ErrorCode::InvalidArgument,
                         fmt::format("{}: \"{}\" is no mail address", what, printable(one))};
    return ok();
}

Result<std::unique_ptr<desk::Channel>> open_mail(const desk::Settings& settings, const fs::path& folder,
                                                 const desk::Clock& clock) {
    const desk::MailSettings& mail = *settings.mail;
    BEIAN_TRY(check_people({mail.from}, "mail's from"));
    BEIAN_TRY(check_people(settings.reviewers, "reviewers"));
    BEIAN_TRY(check_people(settings.administrators, "administrators"));
    std::string password;
    if (!mail.user.empty()) password = BEIAN_TRY(open_secret(mail.password, folder, "mail's password"));
    return std::unique_ptr<desk::Channel>(
        new mail::MailChannel({mail.server, mail.user, password, mail.from, mail.allow_plain}, clock));
}

Result<std::unique_ptr<desk::Channel>> open_sms(const desk::SmsSettings& sms, const fs::path& folder,
                                                const desk::Clock& clock, desk::Random& random) {
    const std::string key_id = BEIAN_TRY(open_secret(sms.key_id, folder, "sms's key_id"));
    const std::string secret = BEIAN_TRY(open_secret(sms.secret, folder, "sms's secret"));
    const sms::SmsAccount account{sms.endpoint,  sms.region, key_id,       secret,
                                  sms.sign_name, sms.app_id, sms.templates};
    if (sms.carrier == desk::SmsCarrier::Tencent)
        return std::unique_ptr<desk::Channel>(new sms::TencentSms(account, clock));
    return std::unique_ptr<desk::Channel>(new sms::AliyunSms(account, clock, random));
}

}  // namespace

Result<desk::Settings> load_settings(const cli::KeptPlace& place) {
    const fs::path path = settings_file(place);
    std::error_code trouble;
    if (place.config.empty() && !fs::exists(path, trouble)) return desk::Settings{};
    const std::string name = printable(path.string(), 200);
    std::ifstream file(path, std::ios::binary);
    if (!file || !fs::is_regular_file(path, trouble))
        return Error{ErrorCode::NotFound, "--config: " + name + " cannot be opened"};
    if (fs::file_size(path, trouble) > kMostSettings)
        return Error{ErrorCode::TooLarge, name + " is too large for a file of settings"};
    return desk::read_settings({std::istreambuf_iterator<char>(file), {}}, name);
}

Result<std::unique_ptr<desk::Verifier>> open_verifier(const cli::KeptPlace& place,
                                                      const desk::Settings& settings,
                                                      const desk::Clock& clock, desk::Random& random) {
    if (!settings.verifier) return std::unique_ptr<desk::Verifier>();
    const desk::VerifierSettings& said = *settings.verifier;
    const fs::path folder = settings_file(place).parent_path();
    const std::string key_id = BEIAN_TRY(open_secret(said.key_id, folder, "verifier's key_id"));
    const std::string secret = BEIAN_TRY(open_secret(said.secret, folder, "verifier's secret"));
    const verifier::VerifierAccount account{said.endpoint, said.region, said.scene,
                                            key_id,        secret,      said.least_score};
    if (said.cloud == desk::SmsCarrier::Tencent)
        return std::unique_ptr<desk::Verifier>(new verifier::TencentVerifier(account, clock));
    return std::unique_ptr<desk::Verifier>(new verifier::AliyunVerifier(account, clock, random));
}

Result<Channels> Channels::open(const cli::KeptPlace& place, const desk::Settings& settings,
                                const desk::Clock& clock, desk::Random& random) {
    const fs::path folder = settings_file(place).parent_path();
    Channels channels;
    desk::TellingPlan& plan = channels.plan_;
    const auto keep = [&](std::unique_ptr<desk::Channel> made) {
        channels.made_.push_back(std::move(made));
        return channels.made_.back().get();
    };
    plan.reviewers = settings.reviewers;
    plan.administrators = settings.administrators;
    plan.desk_url = settings.url;
    if (settings.mail) {
        plan.mail = keep(BEIAN_TRY(open_mail(settings, folder, clock)));
        channels.said_.push_back(
            {fmt::format("邮件由 {} 发给申请人、{} 位审核人员、{} 位管理员", settings.mail->server,
                         settings.reviewers.size(), settings.administrators.size()),
             fmt::format("mail over {} tells applicants, {} reviewers and {} administrators",
                         settings.mail->server, settings.reviewers.size(), settings.administrators.size())});
    }
    if (settings.sms) {
        plan.sms = keep(BEIAN_TRY(open_sms(*settings.sms, folder, clock, random)));
        const bool aliyun = settings.sms->carrier == desk::SmsCarrier::Aliyun;
        channels.said_.push_back(
            {fmt::format("短信由{}发给申请人（{} 个模板）", aliyun ? "阿里云" : "腾讯云",
                         settings.sms->templates.size()),
             fmt::format("text messages over {} tell applicants ({} templates)",
                         aliyun ? "Alibaba Cloud" : "Tencent Cloud", settings.sms->templates.size())});
    }
    if (settings.verifier) {
        const bool aliyun = settings.verifier->cloud == desk::SmsCarrier::Aliyun;
        channels.said_.push_back(
            {fmt::format("真人核验问{}", aliyun ? "阿里云" : "腾讯云"),
             fmt::format("{} is asked whose face it is", aliyun ? "Alibaba Cloud" : "Tencent Cloud")});
    }
    for (const desk::WebhookSettings& hook : settings.webhooks) {
        const std::string secret =
            BEIAN_TRY(open_secret(hook.secret, folder, "webhook " + hook.name + "'s secret"));
        plan.webhooks.push_back(
            {hook.name, keep(std::make_unique<webhook::WebhookChannel>(hook.url, secret, clock))});
        const std::string host = hook.url.substr(0, hook.url.find_first_of("/?#", hook.url.find("://") + 3));
        channels.said_.push_back({fmt::format("webhook {} 通知 {}", hook.name, host),
                                  fmt::format("webhook {} tells {}", hook.name, host)});
    }
    if (channels.said_.empty())
        channels.said_.push_back(
            {"没有设置通知渠道：谁也不会收到通知", "no channel is set up: nobody is told anything"});
    return channels;
}

}  // namespace beian::app

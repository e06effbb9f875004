#include "adapters/mail/mail.h"

#include "adapters/mail/letter.h"
#include "net/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace beian::mail {

namespace {

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Leaving {
    const std::string& letter;
    std::size_t at = 0;
};

std::size_t give(char* to, std::size_t, std::size_t most, void* from) {
    auto& leaving = *static_cast<Leaving*>(from);
    const std::size_t size = leaving.letter.copy(to, most, leaving.at);
    leaving.at += size;
    return size;
}

}  // namespace

Status MailChannel::send(const desk::Message& message) {
    const std::string letter = BEIAN_TRY(write_letter(message, server_.from, clock_.now()));
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, CloseHandle> handle(curl_easy_init());
    if (started != CURLE_OK || !handle) throw std::runtime_error("libcurl cannot be started");
    CURL* curl = handle.get();
    const std::unique_ptr<curl_slist, FreeList> to(
        curl_slist_append(nullptr, ("<" + message.to + ">").c_str()));
    Leaving leaving{letter};
    curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(server_.allow_plain ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server_.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + server_.from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &leaving);
    const CURLcode done = curl_easy_perform(curl);
    if (done == CURLE_OK) return ok();
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    // 5xx is for good (RFC 5321), but for a password that is wrong now and may be right later.
    if (code >= 500 && code < 600 && done != CURLE_LOGIN_DENIED)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("the mail server refuses this letter ({})", code)};
    throw net::Unreachable(fmt::format("mail server: {} ({})", curl_easy_strerror(done), code));
}

}  // namespace beian::mail

// Who is told what happened to a filing, and how? rules/messages.yaml, and the jobs that tell it.
#pragma once

#include "base/result.h"
#include "desk/ports.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace beian::desk {

struct MessageBook {
    struct Text {
        Words subject;
        Words text;
        bool operator==(const Text&) const = default;
    };
    std::map<std::string, Text, std::less<>> messages;  // by the action's slug; always `other`
    const Text& of(std::string_view action) const;
    bool operator==(const MessageBook&) const = default;
};
Result<MessageBook> read_message_book(const std::string& yaml, std::string_view name);
Result<MessageBook> load_message_book(const std::string& path);

/// Another program; its deliveries are queued by its name.
struct Hook {
    std::string name;
    Channel* channel = nullptr;
};

/// Channels that the desk has; nullptr where one is not set up. Addresses of its own people are settings,
/// those of applicants stand in what they declared.
struct TellingPlan {
    Channel* mail = nullptr;
    Channel* sms = nullptr;
    std::vector<Hook> webhooks;
    std::vector<std::string> reviewers;       // mail addresses
    std::vector<std::string> administrators;  // mail addresses
    std::string desk_url;                     // https://beian.example.cn, without a slash at its end
};

/// `tell_applicant`, `tell_reviewers`, `tell_administrators` each become one `send` for each address and
/// channel, so that one that fails does not repeat the others.
class Telling {
public:
    Telling(FilingStore& store, Vault& vault, JobQueue& jobs, const Clock& clock, MessageBook book,
            TellingPlan plan)
        : store_(store),
          vault_(vault),
          jobs_(jobs),
          clock_(clock),
          book_(std::move(book)),
          plan_(std::move(plan)) {}

    Status tell_applicant(const Job& job);
    Status tell_reviewers(const Job& job);
    Status tell_administrators(const Job& job);
    /// What only programs want to hear: that a package may be fetched, that a finding was overruled.
    Status tell_programs(const Job& job);
    Status send(const Job& job);

private:
    Status queue(const Job& job, const std::string& audience, std::size_t people, bool by_sms);
    void queue_one(const Job& job, const std::string& channel, const std::string& to);
    Channel* find_channel(const std::string& name, const std::string& to) const;
    Result<std::string> address_of(const FilingKey& key, const std::string& channel, const std::string& to,
                                   const StoredFiling& filing);

    FilingStore& store_;
    Vault& vault_;
    JobQueue& jobs_;
    const Clock& clock_;
    MessageBook book_;
    TellingPlan plan_;
};

}  // namespace beian::desk

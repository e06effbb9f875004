#include "desk/work.h"

namespace beian::desk {

std::map<std::string, JobWork> work_of(PageInspection& inspection, Telling& telling, Retention& retention) {
    return {
        {"inspect", [&](const Job& job) { return inspection.run(job); }},
        {"tell_applicant", [&](const Job& job) { return telling.tell_applicant(job); }},
        {"tell_reviewers", [&](const Job& job) { return telling.tell_reviewers(job); }},
        {"tell_administrators", [&](const Job& job) { return telling.tell_administrators(job); }},
        {"send_link", [&](const Job& job) { return telling.tell_programs(job); }},
        {"export", [&](const Job& job) { return telling.tell_programs(job); }},
        {"count_overruling", [&](const Job& job) { return telling.tell_programs(job); }},
        {"send", [&](const Job& job) { return telling.send(job); }},
        {"schedule_removal", [&](const Job& job) { return retention.schedule(job); }},
        {"remove_pages", [&](const Job& job) { return retention.remove_pages(job); }},
        {"destroy_page", [&](const Job& job) { return retention.destroy_page(job); }},
    };
}

}  // namespace beian::desk

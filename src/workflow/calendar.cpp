#include "workflow/calendar.h"

#include "data/reading.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

namespace beian::workflow {

namespace {

using std::chrono::sys_days;

bool is_weekend(const CivilDay& day) {
    const std::chrono::weekday weekday{sys_days{day}};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

/// One year's entry; a day that stands in another year is most likely a slip of the pen.
class YearReader {
public:
    YearReader(std::set<CivilDay>& off, std::set<CivilDay>& worked, data::Faults& faults)
        : off_(off), worked_(worked), faults_(faults) {}

    std::optional<CalendarYear> read(const data::Node& node) {
        if (!data::check_keys(node, "a year", {"year", "source", "off", "work"}, faults_))
            return std::nullopt;
        for (const char* key : {"year", "source", "off", "work"}) {
            if (node.find(key) != nullptr) continue;
            faults_.add(node.line, std::string("the year has no \"") + key + "\"");
            return std::nullopt;
        }
        CalendarYear made;
        made.year = static_cast<int>(data::read_number(*node.find("year"), "year", faults_).value_or(0));
        year_ = made.year;
        read_source(*node.find("source"), made);
        read_off(*node.find("off"));
        for (const data::Node* day : data::read_list(*node.find("work"), "work", faults_)) read_worked(*day);
        return made;
    }

private:
    void read_source(const data::Node& node, CalendarYear& made) {
        if (!data::check_keys(node, "source", {"title", "url", "date"}, faults_)) return;
        const data::Node* title = node.find("title");
        const data::Node* url = node.find("url");
        const data::Node* date = node.find("date");
        if (title == nullptr || url == nullptr || date == nullptr)
            return faults_.add(node.line, "source needs title, url and date");
        made.title = data::read_text(*title, "title", faults_);
        made.url = data::read_text(*url, "url", faults_);
        (void)data::read_day(*date, "date", faults_);
    }

    void read_off(const data::Node& node) {
        if (!node.is_sequence()) return faults_.add(node.line, "off must be a list");
        for (const data::Node& holiday : node.items) {
            if (!data::check_keys(holiday, "a holiday", {"name", "from", "to"}, faults_)) continue;
            const data::Node* from = holiday.find("from");
            const data::Node* to = holiday.find("to");
            if (from == nullptr || to == nullptr || holiday.find("name") == nullptr) {
                faults_.add(holiday.line, "a holiday needs name, from and to");
                continue;
            }
            const auto first = read_day(*from), last = read_day(*to);
            if (!first || !last) continue;
            if (*last < *first || days_between(*first, *last) > 30) {
                faults_.add(holiday.line, "the holiday ends before it begins, or lasts more than 30 days");
                continue;
            }
            for (sys_days day{*first}; day <= sys_days{*last}; day += std::chrono::days{1}) off_.insert(day);
        }
    }

    void read_worked(const data::Node& node) {
        const auto day = read_day(node);
        if (!day) return;
        if (!is_weekend(*day)) return faults_.add(node.line, to_string(*day) + " is no weekend day");
        if (off_.contains(*day)) return faults_.add(node.line, to_string(*day) + " is both off and worked");
        worked_.insert(*day);
    }

    std::optional<CivilDay> read_day(const data::Node& node) {
        const auto day = data::read_day(node, "a day", faults_);
        if (day && static_cast<int>(day->year()) != year_) {
            faults_.add(node.line, to_string(*day) + " does not lie in " + std::to_string(year_));
            return std::nullopt;
        }
        return day;
    }

    std::set<CivilDay>& off_;
    std::set<CivilDay>& worked_;
    data::Faults& faults_;
    int year_ = 0;
};

}  // namespace

bool Calendar::covers(int year) const {
    return std::any_of(years_.begin(), years_.end(), [&](const auto& known) { return known.year == year; });
}

bool Calendar::is_working_day(const CivilDay& day) const {
    if (worked_.contains(day)) return true;
    return !is_weekend(day) && !off_.contains(day);
}

Reckoned Calendar::after_working_days(const Instant& from, int working_days) const {
    sys_days day{day_in_china(from)};
    bool estimate = false;
    for (int counted = 0; counted < working_days;) {
        day += std::chrono::days{1};
        estimate = estimate || !covers(static_cast<int>(CivilDay{day}.year()));
        if (is_working_day(day)) ++counted;
    }
    return {start_in_china(CivilDay{day + std::chrono::days{1}}), estimate};
}

Result<Calendar> read_calendar(const std::string& yaml, std::string_view name) {
    const data::Document document = BEIAN_TRY(data::parse(yaml, name));
    data::Faults faults{std::string(name)};
    Calendar calendar;
    const data::Node& root = document.root();
    if (data::check_keys(root, "the calendar", {"years"}, faults)) {
        const data::Node* years = root.find("years");
        if (years == nullptr || !years->is_sequence())
            faults.add(root.line, "the calendar needs a list \"years\"");
        else {
            for (const data::Node& node : years->items) {
                auto year = YearReader(calendar.off_, calendar.worked_, faults).read(node);
                if (!year) continue;
                if (calendar.covers(year->year)) faults.add(node.line, "this year stands here twice");
                calendar.years_.push_back(std::move(*year));
            }
        }
    }
    if (faults.any()) return faults.error();
    return calendar;
}

Result<Calendar> load_calendar(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::NotFound, path + ": cannot be opened; it belongs to the rulebook"};
    const std::string yaml{std::istreambuf_iterator<char>(file), {}};
    return read_calendar(yaml, path);
}

}  // namespace beian::workflow

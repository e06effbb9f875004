// The record as UploadData of the interface V3.0 (2013), the last that is public: reference process.md,
// section 8.
#include "desk/export/package.h"

#include <fmt/format.h>
#include <iconv.h>

#include <charconv>
#include <optional>
#include <stdexcept>

namespace beian::desk {

namespace {

std::string escaped(std::string_view text) {
    std::string made;
    for (const char c : text) {
        switch (c) {
            case '&':
                made += "&amp;";
                break;
            case '<':
                made += "&lt;";
                break;
            case '>':
                made += "&gt;";
                break;
            default:
                // XML has no place for other control characters.
                made += static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return made;
}

/// 203.0.113.7 as the interface counts it; other addresses stay as they are typed.
std::string counted(const std::string& address) {
    std::uint32_t number = 0;
    const char* at = address.data();
    const char* const end = at + address.size();
    for (int part = 0; part < 4; ++part) {
        unsigned value = 0;
        const auto [stopped, trouble] = std::from_chars(at, end, value);
        const bool last = part == 3;
        if (trouble != std::errc{} || value > 255 ||
            (last ? stopped != end : stopped == end || *stopped != '.'))
            return address;
        number = number << 8U | value;
        at = last ? stopped : stopped + 1;
    }
    return std::to_string(number);
}

class Writing {
public:
    void open(std::string_view name) {
        text_ += fmt::format("{:{}}<{}>\n", "", depth_, name);
        depth_ += 1;
    }
    void close(std::string_view name) {
        depth_ -= 1;
        text_ += fmt::format("{:{}}</{}>\n", "", depth_, name);
    }
    void element(std::string_view name, std::string_view value) {
        text_ += fmt::format("{:{}}<{}>{}</{}>\n", "", depth_, name, escaped(value), name);
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    int depth_ = 1;
};

class Upload {
public:
    explicit Upload(const ExportCase& about) : about_(about), kind_(about.process.of(about.filing.kind)) {}

    std::string written() {
        const std::string record = record_name();
        writing_.open(kind_.upload);
        writing_.open(record);
        if (kind_.upload == "ZXBA") {
            ending();
        } else {
            if (kind_.upload != "XZJR") subject();
            for (std::size_t n = 0; n < services().size(); ++n) service(n);
            for (std::size_t n = 0; n < about_.pages.size(); ++n) attachment(n);
        }
        writing_.close(record);
        writing_.close(kind_.upload);
        return "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<UploadData version=\"V.3.0\">\n" +
               writing_.take() + "</UploadData>\n";
    }

private:
    const form::Form& form() const { return about_.declaration.form; }
    const std::vector<form::Group>& services() const { return form().many("services"); }
    std::string record_name() const {
        if (kind_.upload == "XZBA") return "Baxx";
        if (kind_.upload == "BGBA") return "Bgxx";
        return kind_.upload == "ZXBA" ? "Zx_xx" : "Xzxx";
    }
    const form::GroupSpec& spec(std::string_view name, const std::vector<form::GroupSpec>& groups) const {
        for (const form::GroupSpec& group : groups) {
            if (group.name == name) return group;
        }
        throw std::logic_error("the field book has no group " + std::string(name));
    }

    void fields(const form::GroupSpec& group, const form::Group& values) {
        for (const form::Field& field : group.fields) {
            if (field.element.empty()) continue;
            for (const std::string& value : values.all(field.name)) {
                if (value.empty()) continue;
                if (field.format == form::Format::Region)
                    region(value);
                else
                    writing_.element(field.element,
                                     field.format == form::Format::Ip ? counted(value) : value);
            }
        }
    }
    /// 440305: Guangdong, Shenzhen, Nanshan.
    void region(const std::string& code) {
        if (code.size() != 6) return;
        writing_.element("Shengid", code.substr(0, 2) + "0000");
        writing_.element("Shiid", code.substr(0, 4) + "00");
        writing_.element("Xianid", code);
    }

    void subject() {
        writing_.open("Zt_xx");
        writing_.element("IspZtid", about_.key.filing);
        if (const std::string& number = form().part("filing").value("number"); !number.empty())
            writing_.element("Ztbah", number);
        fields(spec("subject", about_.fields.groups), form().part("subject"));
        fields(spec("head", about_.fields.groups), form().part("head"));
        writing_.close("Zt_xx");
    }

    void service(std::size_t n) {
        const form::Group& service = services()[n];
        const form::GroupSpec& book = spec("services", about_.fields.groups);
        writing_.open("Wz_xx");
        writing_.element("IspWzid", service_id(n));
        if (service.has("number")) writing_.element("Wzbah", service.value("number"));
        fields(book, service);
        for (const form::Group& domain : service.many("domains"))
            fields(spec("domains", book.groups), domain);
        fields(spec("head", book.groups), service.part("head"));
        for (const form::Group& access : service.many("accesses")) {
            writing_.open("Jr_xx");
            fields(spec("accesses", book.groups), access);
            writing_.close("Jr_xx");
        }
        writing_.close("Wz_xx");
    }
    std::string service_id(std::size_t n) const { return fmt::format("{}-{}", about_.key.filing, n + 1); }

    /// Subject, site or access: 0, 1, 2.
    void ending() {
        using workflow::FilingKind;
        const FilingKind kind = about_.filing.kind;
        const char* what = kind == FilingKind::CancelSubject   ? "0"
                           : kind == FilingKind::CancelService ? "1"
                                                               : "2";
        const std::string& number = form().part("filing").value("number");
        if (kind == FilingKind::CancelSubject || services().empty()) return end_of(what, number);
        for (const form::Group& service : services())
            end_of(what, service.has("number") ? service.value("number") : number);
    }
    void end_of(const char* what, const std::string& number) {
        writing_.open("Zx");
        writing_.element("Zxlb", what);
        // The authority's own id is not given to us: the provider finds it by the number.
        writing_.element("Bah", number);
        writing_.element("Zxlybz", form().part("filing").value("reason"));
        writing_.close("Zx");
    }

    /// The picture itself lies beside, under the name that stands here: what the interface allows (100 KB) is
    /// the provider's to make, from the whole.
    void attachment(std::size_t n) {
        const PageRow& row = about_.pages[n].row;
        writing_.open("Fj");
        writing_.element("Fjssz",
                         row.item.starts_with("service") || row.item.starts_with("domain") ? "2" : "1");
        writing_.element("Fjyt", use_of(row.item));
        writing_.element("Fjwjgs", row.media_type == "image/png" ? "2" : "1");
        writing_.element("Fjwjm", exported_name(row));
        writing_.close("Fj");
    }
    static const char* use_of(const std::string& item) {
        if (item.starts_with("head.")) return "3";
        if (item.starts_with("service_head.")) return "4";
        return item.ends_with("verification_form") ? "1" : "2";
    }

    const ExportCase& about_;
    const workflow::KindSpec& kind_;
    Writing writing_;
};

}  // namespace

std::string to_upload_xml(const ExportCase& about) {
    if (about.process.of(about.filing.kind).upload.empty()) return {};
    return Upload(about).written();
}

Result<Bytes> to_gbk(const std::string& text) {
    // Not GB18030: the interface is of a time when fewer characters were in use.
    const iconv_t converter = iconv_open("GBK", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("this machine cannot write GBK");
    Bytes made(text.size() * 2 + 16);
    std::string from = text;
    char* in = from.data();
    std::size_t left = from.size(), room = made.size();
    auto* out = reinterpret_cast<char*>(made.data());
    const bool whole = iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!whole) {
        const std::size_t at = from.size() - left;
        std::size_t length = 1;
        while (at + length < from.size() && (static_cast<unsigned char>(from[at + length]) & 0xC0U) == 0x80U)
            ++length;
        return Error{ErrorCode::InvalidArgument, "the authority's interface has no character \"" +
                                                     from.substr(at, length) + "\" (it is not in GBK)"};
    }
    made.resize(made.size() - room);
    return made;
}

}  // namespace beian::desk

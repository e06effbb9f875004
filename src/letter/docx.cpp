#include "letter/docx.h"

#include "letter/zip.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace beian::letter {

namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
// Lengths in twentieths of a point, fonts in half points; the page is that of layout.cpp.
constexpr int kSize = 28;
constexpr int kTextWidth = 8846;
constexpr int kLabelWidth = 2380;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
            out += c;  // XML has no other control characters
    }
    return out;
}

enum class Line : std::uint8_t { None, Under };

/// Properties stand in the order of the schema (ECMA-376, CT_RPr and CT_PPr): readers refuse others.
std::string run(std::string_view text, int size, std::string_view bold = {}, Line line = Line::None) {
    return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
           "w:eastAsia=\"仿宋\"/>" +
           std::string(bold) + "<w:sz w:val=\"" + std::to_string(size) + "\"/>" +
           (line == Line::Under ? "<w:u w:val=\"single\"/>" : "") + "</w:rPr><w:t xml:space=\"preserve\">" +
           escaped(text) + "</w:t></w:r>";
}

std::string runs_of(const std::vector<Run>& runs, int size, std::string_view bold = {}) {
    std::string out;
    for (const Run& one : runs) {
        std::string gap;
        for (int i = 0; i < one.ems; ++i) gap += "\u3000";
        if (one.kind == Run::Kind::Printed)
            out += run(one.text, size, bold);
        else
            out += run(one.kind == Run::Kind::Gap ? gap : one.text, size, bold, Line::Under);
    }
    return out;
}

struct Shape {
    std::string_view border{};
    int before = 0, after = 0, line = 500;  // twentieths of a point
    std::string_view rest{};                // indent, alignment
};

std::string paragraph(const std::string& runs, const Shape& shape = {}) {
    const auto number = [](int value) { return "\"" + std::to_string(value) + "\""; };
    return "<w:p><w:pPr>" + std::string(shape.border) +
           "<w:kinsoku/><w:spacing w:before=" + number(shape.before) + " w:after=" + number(shape.after) +
           " w:line=" + number(shape.line) + " w:lineRule=\"" + (shape.line > 500 ? "atLeast" : "exact") +
           "\"/>" + std::string(shape.rest) + "</w:pPr>" + runs + "</w:p>";
}

std::string cell(const std::string& runs, int width) {
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph(runs) + "</w:tc>";
}

std::string table(const std::string& rows) {
    std::string borders;
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        borders +=
            "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    return "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(kTextWidth) +
           "\" w:type=\"dxa\"/><w:tblBorders>" + borders +
           "</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"" + std::to_string(kLabelWidth) +
           "\"/><w:gridCol w:w=\"" + std::to_string(kTextWidth - kLabelWidth) + "\"/></w:tblGrid>" + rows +
           "</w:tbl>";
}

std::string text_of(const Paragraph& one) {
    constexpr std::string_view kIndent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"560\"/>";
    if (one.style == Style::Address) return paragraph(runs_of(one.text, kSize));
    const Shape indented{{}, 0, 0, 500, kIndent};
    if (one.style == Style::Heading) return paragraph(runs_of(one.text, kSize, "<w:b/>"), indented);
    return paragraph(runs_of(one.text, one.style == Style::Note ? 21 : kSize), indented);
}

std::string box(const Box& one) {
    const std::string space = "　　　　　　　　";
    if (one.kind == Box::Kind::Seal)
        return paragraph(run("（" + one.who + "）", kSize), {{}, 0, 0, 500, "<w:jc w:val=\"right\"/>"});
    if (one.kind == Box::Kind::Date)
        return paragraph(run(one.who + "：　　　　年　　月　　日（手写）", kSize));
    const char* how = one.kind == Box::Kind::Thumbprint ? "（按手印）" : "（手写签名）";
    return paragraph(run(one.who + "：" + space + how, kSize), {{}, 240, 0, 500, {}});
}

std::string body_of(const Filled& letter) {
    std::string body =
        paragraph(run(letter.title, 44, "<w:b/>"), {{}, 0, 360, 600, "<w:jc w:val=\"center\"/>"});
    std::string rows;
    const auto end_table = [&] {
        if (!rows.empty()) body += table(std::exchange(rows, {}));
    };
    for (const Paragraph& one : letter.paragraphs) {
        if (one.style == Style::Row) {
            rows += "<w:tr>" + cell(runs_of(one.label, kSize), kLabelWidth) +
                    cell(runs_of(one.text, kSize), kTextWidth - kLabelWidth) + "</w:tr>";
            continue;
        }
        end_table();
        body += text_of(one);
        for (int i = 0; i < one.lines; ++i)
            body += paragraph("", {"<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" "
                                   "w:color=\"808080\"/></w:pBdr>"});
    }
    end_table();
    for (const Box& one : letter.boxes) body += box(one);
    return body;
}

}  // namespace

std::string write_docx(const Filled& letter) {
    const std::string types =
        std::string(kHead) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
        "PartName=\"/word/document.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></"
        "Types>";
    const std::string relations =
        std::string(kHead) +
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Id=\"rId1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
        "Target=\"word/document.xml\"/></Relationships>";
    const std::string document =
        std::string(kHead) + "<w:document xmlns:w=\"" + std::string(kMain) + "\"><w:body>" + body_of(letter) +
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1474\" w:right=\"1474\" "
        "w:bottom=\"1814\" "
        "w:left=\"1587\" w:header=\"851\" w:footer=\"851\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    const std::pair<std::string, std::string> parts[] = {
        {"[Content_Types].xml", types}, {"_rels/.rels", relations}, {"word/document.xml", document}};
    return zip(parts);
}

}  // namespace beian::letter

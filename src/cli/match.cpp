// beian match PHOTO PHOTO : do both show the same person?
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "base/text.h"
#include "cli/annotation.h"
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/photos.h"
#include "cli/rulebook.h"
#include "image/sandbox.h"
#include "inspect/annotate.h"
#include "inspect/inspect.h"
#include "likeness/book.h"
#include "likeness/match.h"

namespace beian::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Question {
    std::vector<std::string> files;
    std::string annotate;
    bool json = false;
};

/// One of the two photos, its coordinates those of the upright picture.
struct Side {
    inspect::Page page;
    likeness::Shown shown;
};

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json point(const model::Point& p) {
    return {rounded(p.x, 10), rounded(p.y, 10)};
}

/// From pixels of the picture that was looked at to those of the photo.
void enlarge(likeness::Shown& shown, double times) {
    const auto moved = [&](const model::Point& p) {
        return model::Point{(p.x + 0.5) * times - 0.5, (p.y + 0.5) * times - 0.5};
    };
    if (shown.person) {
        vision::Face& face = shown.person->face;
        face.corner = moved(face.corner);
        face.width *= times;
        face.height *= times;
        for (model::Point& each : face.landmarks) each = moved(each);
    }
    if (shown.document)
        for (model::Point& corner : *shown.document) corner = moved(corner);
    for (model::Finding& finding : shown.findings)
        if (finding.region)
            for (int& side : *finding.region) side = static_cast<int>(std::lround(side * times));
}

/// What is no sound picture is told by its envelope; what opens is looked at whatever its size and format are
/// worth to a provider.
Side look_at(const std::string& file, BytesView bytes, const model::PhotoProfile& profile,
             const inspect::CheckBook& photos, const findings::CheckBook& faces,
             const vision::FaceReader& reader, image::Sandbox& sandbox) {
    const image::Examination found =
        sandbox.examine(bytes, {.limits = inspect::limits_of(photos),
                                .long_side = inspect::kWorkingSide,
                                .form = image::ExamineRequest::Form::SoftPixels});
    Side side;
    side.page = inspect::judge_photo({file, bytes, "auto", {}}, found, nullptr, profile, photos);
    if (!found.picture) {
        std::erase_if(side.page.findings,
                      [](const auto& finding) { return finding.severity != model::Severity::Block; });
        return side;
    }
    side.shown = likeness::person_of(likeness::find_people(reader, *found.picture), faces);
    enlarge(side.shown, found.denominator);
    side.page.findings = side.shown.findings;
    if (side.shown.person) {
        const vision::Face& face = side.shown.person->face;
        model::Field& outlined = side.page.fields["face"];
        outlined.confidence = face.score;
        outlined.region = {
            static_cast<int>(std::lround(face.corner.x)), static_cast<int>(std::lround(face.corner.y)),
            static_cast<int>(std::lround(face.width)), static_cast<int>(std::lround(face.height))};
    }
    if (side.shown.document) side.page.document = inspect::DocumentFacts{*side.shown.document, 0, 0};
    return side;
}

Json to_json(const Side& side) {
    Json json{{"file", side.page.file}};
    if (side.page.image.width) json["width"] = *side.page.image.width;
    if (side.page.image.height) json["height"] = *side.page.image.height;
    json["found"] = side.shown.person.has_value();
    if (side.shown.person) {
        const vision::Face& face = side.shown.person->face;
        json["region"] = side.page.fields.at("face").region;
        json["confidence"] = rounded(face.score, 1000);
        json["landmarks"] = Json::array();
        for (const model::Point& each : face.landmarks) json["landmarks"].push_back(point(each));
    }
    if (side.shown.document) {
        json["document"] = Json::array();
        for (const model::Point& corner : *side.shown.document) json["document"].push_back(point(corner));
    }
    json["findings"] = Json::array();
    for (const model::Finding& finding : side.page.findings)
        json["findings"].push_back(inspect::to_json(finding));
    return json;
}

std::string render(const std::vector<Side>& sides, const likeness::Match& match, const World& world,
                   bool numbered) {
    const bool zh = world.language == Language::Zh;
    std::string text;
    int number = numbered ? 1 : 0;
    for (const Side& side : sides) {
        const char* what = !side.shown.person    ? (zh ? "没有可比的脸" : "no face to compare")
                           : side.shown.document ? (zh ? "证件上的照片" : "the portrait on a document")
                                                 : (zh ? "一张脸" : "one face");
        text += fmt::format("{}  {}\n", printable(side.page.file, 200), what);
        text += cli::render(side.page.findings, world, number);
        if (numbered) number += inspect::count_numbered(side.page);
    }
    if (match.similarity)
        text += fmt::format(fmt::runtime(zh ? "{} {}  相似度 {:.2f}，分界 {:.2f}\n"
                                            : "{} {}  similarity {:.2f}, threshold {:.2f}\n"),
                            match.same ? "✓" : "✗",
                            match.same ? (zh ? "同一个人" : "the same person")
                                       : (zh ? "不像同一个人" : "not the same person"),
                            *match.similarity, match.threshold);
    return text + cli::render(match.findings, world);
}

Result<Answer> match(const Question& question, World& world) {
    const rules::Rulebook rulebook = BEIAN_TRY(load_rulebook(world));
    // Before anything personal is in memory: what opens the pictures starts as a copy of this process.
    image::Sandbox sandbox;
    const auto photos = BEIAN_TRY(inspect::load_check_book((world.rules / "checks.yaml").string()));
    const auto faces = BEIAN_TRY(likeness::load_face_book((world.rules / "faces.yaml").string()));
    auto reader = vision::FaceReader::load(
        world.models, std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4));
    if (!reader)
        return Error{reader.error().code,
                     "faces cannot be compared: " + reader.error().message + "; beian doctor says more"};
    if (question.files[0] == "-" && question.files[1] == "-")
        return Error{ErrorCode::InvalidArgument, "standard input (-) can be one file only"};
    for (const auto& file : question.files) {
        if (file != "-") BEIAN_TRY(load_file(file, world, 0, Longer::Cut));
    }
    std::optional<OutputFile> drawing;
    if (!question.annotate.empty())
        drawing.emplace(BEIAN_TRY(OutputFile::open("--annotate", question.annotate, question.files)));

    const model::PhotoProfile& profile = rulebook.find_profile(rulebook.default_profile)->photo;
    std::vector<Side> sides;
    std::vector<std::optional<image::Pixels>> pictures;
    for (const auto& file : question.files) {
        const Bytes bytes =
            BEIAN_TRY(load_file(file, world, inspect::limits_of(photos).max_bytes, Longer::Cut));
        sides.push_back(look_at(file, bytes, profile, photos, faces, *reader, sandbox));
        if (drawing) pictures.push_back(small_picture(bytes, photos, sandbox));
    }
    const likeness::Match found = likeness::match(sides[0].shown, sides[1].shown, faces);
    if (drawing) drawing->commit(annotation_of({sides[0].page, sides[1].page}, std::move(pictures)));

    Answer answer;
    answer.status = found.same ? kYes : kNo;
    if (!question.json) {
        answer.text = render(sides, found, world, drawing.has_value());
        return answer;
    }
    Json json{{"similarity", nullptr}, {"same", found.same}, {"threshold", found.threshold}};
    if (found.similarity)
        json["similarity"] = std::floor(*found.similarity * 10'000) / 10'000;  // never up over the threshold
    json["faces"] = {to_json(sides[0]), to_json(sides[1])};
    json["findings"] = Json::array();
    for (const model::Finding& finding : found.findings)
        json["findings"].push_back(inspect::to_json(finding));
    answer.text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return answer;
}

}  // namespace

void add_match(CLI::App& app, World& world, Action& chosen) {
    auto* command = app.add_subcommand(
        "match", "do both photos show the same person? A selfie, an identity document, in any order");
    const auto question = std::make_shared<Question>();
    command->add_option("photo", question->files, "two photos; - for standard input")
        ->required()
        ->expected(2);
    command->add_option("--annotate", question->annotate,
                        "writes a small JPEG (.jpg or .jpeg) in which faces and findings are drawn");
    command->add_flag("--json", question->json, "one JSON document");
    command->callback(
        [question, &world, &chosen] { chosen = [question, &world] { return match(*question, world); }; });
}

}  // namespace beian::cli

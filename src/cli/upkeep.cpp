// beian keys rotate, beian audit verify | anchor : looking after what a desk keeps.
#include "cli/upkeep.h"

#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/place.h"

namespace beian::cli {

namespace {

constexpr std::size_t kMostAnchorBytes = std::size_t{64}
                                         << 20;  // a line a night for a thousand tenants, for years

Result<Upkeep*> upkeep_of(const World& world) {
    if (world.upkeep != nullptr) return world.upkeep;
    return Error{ErrorCode::NotFound, "this program was made without a desk"};
}

Result<Answer> rotate(const KeptPlace& place, World& world) {
    Upkeep* upkeep = BEIAN_TRY(upkeep_of(world));
    const RotatedKeys done = BEIAN_TRY(upkeep->rotate_keys(place));
    const bool zh = world.language == Language::Zh;
    std::string text = zh ? fmt::format("主密钥 {}:{} 个租户密钥,其中 {} 个重新封装\n", done.current,
                                        done.keys, done.changed)
                          : fmt::format("master key {}: {} tenant keys, {} of them wrapped anew\n",
                                        done.current, done.keys, done.changed);
    if (!done.retired)
        text += zh ? "旧的主密钥现在可以从命令的输出中去掉\n"
                   : "the old master key may now be taken out of what the command prints\n";
    return Answer{text, kYes};
}

std::string said(const std::string& tenant, const desk::AuditFault& fault) {
    std::string numbers = std::to_string(fault.number);
    if (fault.until != 0) numbers += "-" + std::to_string(fault.until);
    return fmt::format("{}  {}  {}\n", printable(tenant), numbers, desk::slug(fault.kind));
}

Result<Answer> verify(const KeptPlace& place, const std::string& file, World& world) {
    Upkeep* upkeep = BEIAN_TRY(upkeep_of(world));
    std::vector<desk::TenantAnchor> anchors;
    if (!file.empty()) {
        const Bytes bytes = BEIAN_TRY(load_file(file, world, kMostAnchorBytes));
        anchors = BEIAN_TRY(desk::parse_anchors({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                                                printable(file, 200)));
    }
    const auto trails = BEIAN_TRY(upkeep->verify_audit(place, anchors));
    const bool zh = world.language == Language::Zh;
    Answer answer;
    std::uint64_t records = 0;
    for (const desk::VerifiedTrail& trail : trails) {
        records += trail.records;
        for (const desk::AuditFault& fault : trail.faults) answer.text += said(trail.tenant, fault);
        if (!trail.faults.empty()) answer.status = kNo;
    }
    answer.text += zh ? fmt::format("{} 个租户,{} 条记录,{} 个锚点:{}\n", trails.size(), records,
                                    anchors.size(), answer.status == kYes ? "完整" : "被改动过")
                      : fmt::format("tenants {}, records {}, anchors {}: {}\n", trails.size(), records,
                                    anchors.size(), answer.status == kYes ? "whole" : "tampered with");
    return answer;
}

Result<Answer> anchor(const KeptPlace& place, World& world) {
    Upkeep* upkeep = BEIAN_TRY(upkeep_of(world));
    return Answer{desk::write_anchors(BEIAN_TRY(upkeep->audit_ends(place))), kYes};
}

}  // namespace

void add_keys(CLI::App& app, World& world, Action& chosen) {
    auto* group = app.add_subcommand("keys", "the keys that seal what a desk keeps");
    group->require_subcommand(1);
    auto* command =
        group->add_subcommand("rotate", "changes the master key; nothing that is sealed is rewritten");
    const auto place = std::make_shared<KeptPlace>();
    add_place_options(*command, *place);
    command->callback([=, &world, &chosen] { chosen = [=, &world] { return rotate(*place, world); }; });
}

void add_audit(CLI::App& app, World& world, Action& chosen) {
    auto* group = app.add_subcommand("audit", "has anyone tampered with the trail of who saw and did what?");
    group->require_subcommand(1);
    const auto place = std::make_shared<KeptPlace>();
    const auto anchors = std::make_shared<std::string>();
    auto* check = group->add_subcommand(
        "verify", "names every record that was changed, is missing or out of its place");
    add_place_options(*check, *place);
    check->add_option("--anchors", *anchors, "what beian audit anchor printed earlier; - for standard input");
    check->callback(
        [=, &world, &chosen] { chosen = [=, &world] { return verify(*place, *anchors, world); }; });
    auto* ends = group->add_subcommand("anchor", "prints where each trail ends now, to be kept elsewhere");
    add_place_options(*ends, *place);
    ends->callback([=, &world, &chosen] { chosen = [=, &world] { return anchor(*place, world); }; });
}

}  // namespace beian::cli
